//! How kinds look where graphs are drawn.

/// The colour of a kind, in red, green and blue; kinds that a pack declares beyond these share one. Dark text can be read on all of them, and
/// people who tell red from green badly can tell them apart.
pub(super) fn rgb(kind: &str) -> [u8; 3] {
    match kind {
        "person" => [0xA6, 0xD8, 0x54],
        "title" => [0xFF, 0xD9, 0x2F],
        "organization" => [0xFC, 0x8D, 0x62],
        "place" => [0x8D, 0xA0, 0xCB],
        "river" => [0x80, 0xCD, 0xE8],
        "industry" => [0xE5, 0xC4, 0x94],
        "event" => [0xE7, 0x8A, 0xC3],
        "policy" => [0x66, 0xC2, 0xA5],
        _ => [0xD0, 0xD0, 0xD0],
    }
}
