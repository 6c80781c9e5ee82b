//! Classes of characters.

use unicode_segmentation::UnicodeSegmentation;

/// White space within a line, control characters, characters of no width.
pub(super) const SPACE: u8 = 1;
/// Ends of lines.
pub(super) const NEWLINE: u8 = 2;
/// Upper-case letters.
pub(super) const UPPER: u8 = 4;
/// Lower-case letters.
pub(super) const LOWER: u8 = 8;
/// Digits and other numerals.
pub(super) const DIGIT: u8 = 16;
/// Punctuation and symbols.
pub(super) const MARK: u8 = 32;
/// In the table of bytes: part of a character that is not ASCII. Of a character: goes on with the word before it.
pub(super) const HIGH: u8 = 64;
/// Letters without case.
pub(super) const CASELESS: u8 = 128;
/// Letters with case.
pub(super) const LETTER: u8 = UPPER | LOWER;
/// What words of cased letters are made of.
pub(super) const WORD: u8 = LETTER | DIGIT;

/// The class of every byte.
pub(super) static CLASS: [u8; 256] = table();

const fn table() -> [u8; 256] {
    let mut table = [MARK; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\n' | b'\r' | 0x0b | 0x0c => NEWLINE,
            0..=b' ' | 0x7f => SPACE,
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'0'..=b'9' => DIGIT,
            0x80.. => HIGH,
            _ => MARK,
        };
        byte += 1;
    }
    table
}

/// The class of a character.
pub(super) fn class_of(c: char) -> u8 {
    match c {
        '\0'..='\x7f' => CLASS[c as usize],
        '\u{85}' | '\u{2028}' | '\u{2029}' => NEWLINE,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => SPACE,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => MARK,
        '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{23ff}' => MARK,
        '\u{4e00}'..='\u{9fff}' => CASELESS,
        '\u{2b0}'..='\u{36f}' => HIGH,
        '\u{80}'..='\u{9f}' => SPACE,
        _ if c.is_whitespace() => SPACE,
        _ if c.is_uppercase() => UPPER,
        _ if c.is_lowercase() => LOWER,
        _ if c.is_alphabetic() => CASELESS,
        _ if c.is_numeric() => DIGIT,
        _ if extends(c) => HIGH,
        _ => MARK,
    }
}

/// True where the character forms one grapheme with the letter before it (accents, vowel signs).
fn extends(c: char) -> bool {
    let mut buffer = [b'a'; 5];
    let length = 1 + c.encode_utf8(&mut buffer[1..]).len();
    std::str::from_utf8(&buffer[..length]).is_ok_and(|pair| pair.graphemes(true).nth(1).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        for (class, chars) in [
            (SPACE, " \t\u{a0}\u{3000}\u{200b}\u{feff}\0"),
            (NEWLINE, "\n\r\u{2028}"),
            (UPPER, "AÉЖ"),
            (LOWER, "zßж"),
            (DIGIT, "5５½"),
            (MARK, ".。，“”€–•"),
            (HIGH, "\u{301}\u{2bc}\u{94d}"),
            (CASELESS, "中あกक"),
        ] {
            for c in chars.chars() {
                assert_eq!(class_of(c), class, "{c:?}");
            }
        }
    }
}
