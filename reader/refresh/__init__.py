"""Bringing the feeds up to date.

`schedule` decides whom to ask and when, and `outcome` what an answer means (both pure); `engine` asks and stores,
`report` is what comes of it, and `ahead` fetches whole stories before they are asked for.
"""
