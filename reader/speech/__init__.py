"""Reading aloud, with what the system has to speak with."""
