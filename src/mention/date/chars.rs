//! One spelling for all: small letters, plain digits, plain marks.

/// The longest expression that can be a date, in bytes.
const MAX: usize = 96;

/// An expression in lower-case ASCII. A hyphen is `-`, a dash `~`.
pub(super) struct Folded {
    bytes: [u8; MAX],
    len: usize,
}

impl Folded {
    /// None where the expression is too long or has a character that no date has.
    pub(super) fn new(expression: &str) -> Option<Folded> {
        let mut folded = Folded { bytes: [0; MAX], len: 0 };
        for character in expression.trim().chars() {
            *folded.bytes.get_mut(folded.len)? = fold(character)?;
            folded.len += 1;
        }
        Some(folded)
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

fn fold(character: char) -> Option<u8> {
    let plain = match character {
        // The full-width forms stand in the order of ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFF01 + 0x21)?,
        '‐' | '‑' | '−' => '-',
        '–' | '—' | '―' | '〜' => '~',
        '‘' | '’' | 'ʼ' => '\'',
        '、' => ',',
        _ if character.is_whitespace() => ' ',
        _ => character,
    };
    u8::try_from(plain).ok().filter(u8::is_ascii).map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Option<String> {
        Folded::new(text).map(|folded| folded.as_str().to_owned())
    }

    #[test]
    fn folds_width_case_dashes_and_spaces() {
        assert_eq!(folded("２０２０－０７－０５").as_deref(), Some("2020-07-05"));
        assert_eq!(folded(" JULY\u{a0}3–5，2020 ").as_deref(), Some("july 3~5,2020"));
        assert_eq!(folded("July 3 ～ 5").as_deref(), Some("july 3 ~ 5"));
    }

    #[test]
    fn refuses_other_scripts_and_long_text() {
        assert_eq!(folded("7月5日"), None);
        assert_eq!(folded(&"a".repeat(97)), None);
    }
}
