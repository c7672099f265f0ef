"""The feeds that the reader follows: finding one behind an address, naming one, lists of them to and from others."""
