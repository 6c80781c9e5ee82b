//! Bytes of a file to text: UTF-8, with or without a byte-order mark.

use std::path::Path;

use crate::error::{Error, Result};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How many bytes at the start of a file are looked at to tell its encoding.
const SAMPLE: usize = 512;

/// The text that the bytes of a file hold, which must be UTF-8; a byte-order mark is left out. `name` is the file's name in errors.
///
/// With `lossy`, bytes that are no UTF-8 become `U+FFFD`; otherwise the error says at which byte of the file the first of them stands.
/// UTF-16 and UTF-32 are never read, only recognised.
///
/// ```
/// use govgraph::decode;
/// assert_eq!(decode("a.txt", b"\xEF\xBB\xBFJilin".to_vec(), false)?, "Jilin");
/// assert_eq!(decode("a.txt", b"Chor\xEB".to_vec(), true)?, "Chor\u{FFFD}");
///
/// let error = decode("a.txt", b"Chor\xEB".to_vec(), false).unwrap_err();
/// assert!(error.to_string().starts_with("a.txt: at byte 4: not UTF-8"));
/// let error = decode("a.txt", b"\xFF\xFEJ\0".to_vec(), false).unwrap_err();
/// assert!(error.to_string().starts_with("a.txt: UTF-16"));
/// # Ok::<(), govgraph::Error>(())
/// ```
pub fn decode(name: impl AsRef<Path>, mut bytes: Vec<u8>, lossy: bool) -> Result<String> {
    let name = name.as_ref();
    if let Some(encoding) = other_encoding(&bytes) {
        return Err(wrong_encoding(name, encoding));
    }
    let skipped = mark_length(&bytes);
    bytes.drain(..skipped);
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) if lossy => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err(not_utf8(name, skipped + at, error.as_bytes()[at]))
        }
    }
}

/// Length of the byte-order mark that the bytes start with, or 0.
pub(super) fn mark_length(bytes: &[u8]) -> usize {
    if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 }
}

/// The encoding that the first bytes of a file show, where it is not UTF-8 or one like it.
pub(super) fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        _ if every_other_byte_is_zero(&bytes[..bytes.len().min(SAMPLE)]) => Some("UTF-16"),
        _ => None,
    }
}

/// What English looks like in UTF-16 that has no byte-order mark.
fn every_other_byte_is_zero(sample: &[u8]) -> bool {
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    half >= 2 && even.max(odd) * 4 >= half * 3 && even.min(odd) * 4 <= half
}

pub(super) fn wrong_encoding(name: &Path, encoding: &str) -> Error {
    Error::document(name, format!("{encoding} text; save it as UTF-8"))
}

pub(super) fn not_utf8(name: &Path, at: usize, byte: u8) -> Error {
    Error::document(name, format!("not UTF-8 (0x{byte:02X}); lossy reading would replace it")).with_byte(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, encode: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(encode).collect()
    }

    #[test]
    fn utf16_is_recognised_with_and_without_mark() {
        for encode in [u16::to_le_bytes, u16::to_be_bytes] {
            for text in ["The governor’s visit", "\u{FEFF}The governor", "\u{FEFF}吉林省"] {
                assert_eq!(other_encoding(&utf16(text, encode)), Some("UTF-16"), "{text}");
            }
        }
        assert_eq!(other_encoding(b"\xFF\xFE\0\0J\0\0\0"), Some("UTF-32"));
    }

    #[test]
    fn utf8_is_not_taken_for_another_encoding() {
        for text in ["", "J", "Jilin", "吉林省", "a\0b", "\0", "\0\0\0\0"] {
            assert_eq!(other_encoding(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn the_offset_counts_the_byte_order_mark() {
        let error = decode("a", b"\xEF\xBB\xBFab\x80".to_vec(), false).unwrap_err();
        assert_eq!(error.to_string(), "a: at byte 5: not UTF-8 (0x80); lossy reading would replace it");
    }

    #[test]
    fn a_mark_in_the_middle_stays() {
        assert_eq!(decode("a", "a\u{FEFF}b".into(), false).unwrap(), "a\u{FEFF}b");
    }
}
