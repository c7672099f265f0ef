"""The pictures of the bundled edition, as code: scenes drawn with the few tools of `pictures.canvas`."""
