"""What is raised when input is refused."""

from __future__ import annotations

from ._enums import ErrorCode

__all__ = ["AivssError", "AivssTypeError"]


class AivssError(ValueError):
    """Refused input: a stable code, the path of the offending field, one sentence.

    ``path`` is like ``factors.opacity``, and empty when the input as a whole is meant. Inside a CVSS
    vector, ``position`` is the byte at which the trouble begins, counted from the start of the vector or
    of the compact form that it ends.
    """

    code: ErrorCode
    path: str
    message: str
    position: int | None

    def __init__(
        self,
        message: str,
        code: ErrorCode | str,
        path: str = "",
        position: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = ErrorCode(code)
        self.path = path
        self.position = position

    def __reduce__(self) -> tuple[type[AivssError], tuple[str, str, str, int | None]]:
        return type(self), (self.message, self.code.value, self.path, self.position)

    def __repr__(self) -> str:
        where = f" at {self.path}" if self.path else ""
        return f"<aivss.{type(self).__name__} {self.code.value}{where}: {self.message}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AivssError):
            return NotImplemented
        return self.__reduce__() == other.__reduce__()

    def __hash__(self) -> int:
        return hash(self.__reduce__())


class AivssTypeError(AivssError, TypeError):
    """Refused input of the wrong type, such as a list for a number."""
