"""Bringing the feeds up to date.

`schedule` decides whom to ask and when (pure), `engine` asks, reads and stores, `report` tells what came of it, and
`ahead` fetches whole stories before they are asked for.
"""
