"""The lines that vCards and calendar entries are made of: escaped, folded, ended by CRLF."""

from lookup_app.web.handouts.writing import readable

_FOLD = 75


def escaped(text: str) -> str:
    """A text as a value: no character of it ends the value or the line."""
    written = readable(text)
    for special in "\\;,":
        written = written.replace(special, f"\\{special}")
    return written.replace("\n", "\\n")


def folded(*lines: str) -> str:
    """The lines broken so that no part is over 75 octets, and no character is cut."""
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    parts, size = [""], 0
    for one in line:
        width = len(one.encode())
        if size + width > _FOLD:
            parts.append(" ")
            size = 1
        parts[-1] += one
        size += width
    return "\r\n".join(parts)
