"""Why the system did not do something, in the reader's language.

The system's own sentences follow the locale of the process, if at all, and so never the language that was asked for.
"""

from __future__ import annotations

import errno

from . import _


def reason(problem: OSError) -> str:
    """Why ``problem`` came up, as a part of a sentence; in the system's own words where it is a rare one."""
    sentences = {
        errno.ENOENT: _("there is no such file or folder"),
        errno.EACCES: _("there is no permission"),
        errno.EPERM: _("there is no permission"),
        errno.EROFS: _("it can only be read"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your share of the disk is used up"),
        errno.EFBIG: _("the file would be too large"),
        errno.EISDIR: _("it is a folder"),
        errno.ENOTDIR: _("a part of the path is no folder"),
        errno.EEXIST: _("there is something of that name already"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.ELOOP: _("its links lead in a circle"),
        errno.EIO: _("the disk or the device failed"),
        errno.EMFILE: _("too many files are open"),
        errno.ENFILE: _("too many files are open"),
        errno.ENOMEM: _("there is not enough memory"),
        errno.EBUSY: _("another program is using it"),
        errno.ENOEXEC: _("it is no program"),
        errno.EADDRNOTAVAIL: _("no such address can be asked"),
        errno.EINVAL: _("the system does not allow it"),
    }
    return sentences.get(problem.errno or 0) or problem.strerror or str(problem)
