"""How English texts name people to offices (patterns on folded text)."""

from toguna.reading.languages.pack import AppointmentWords

_NAMED = r"(?:re-?)?(?:appointed|nominated|named|elected|designated|promoted|sworn in|confirmed|selected)"

APPOINTMENTS = AppointmentWords(
    context=rf"\b(?:is|are|was|were|been|be|has|have|being) {_NAMED}\b|\bappointments?\b|\bappoints\b|\breshuffle\b|\bnominations?\b|\b(?:to be|newly) appointed\b|\bappointed\b",
    named=rf"\b{_NAMED},?(?: (?:as|to be|to the (?:post|position|role|office) of|to))? ?",
    naming=r"\b(?:appointed|appoints|appointing|appointment of|nominated|nominates|named|names)(?: the)? ?$",
    formerly=r"\b(?:formerly|previously|until now|who was|currently)\b",
    replacing=r"\b(?:replaces|replacing|succeeds|succeeding|succeeded|takes over from|in place of)\b",
)
