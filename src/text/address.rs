//! Addresses: URLs, names of hosts, e-mail.

use super::Shape;
use super::class::{CLASS, SPACE, WORD, class_of};
use super::lexer::Lexer;
use super::words::{DOMAIN, WEAK_DOMAIN};

impl Lexer<'_> {
    /// Reads an address that starts at `at` and has its first mark at `mark`; false where there is none.
    pub(super) fn address(&mut self, mark: usize) -> bool {
        let scheme = matches!(&self.bytes[self.at..mark], b"http" | b"https" | b"ftp");
        if scheme && self.bytes[mark..].starts_with(b"://") {
            let end = self.url_end(mark + 3);
            if end > mark + 3 {
                self.push(end, Shape::Other);
                return true;
            }
        }
        if self.bytes[mark] == b':' || mark < self.no_host {
            return false;
        }
        let Some(end) = self.host_end() else { return false };
        if self.byte_at(end) == b'/' && self.class_at(end + 1) & WORD != 0 {
            let end = self.url_end(end);
            self.push(end, Shape::Other);
            return true;
        }
        let seen = self.bytes[self.at..end].iter().fold(0, |seen, byte| seen | CLASS[*byte as usize]);
        self.push(end, self.shape(self.at, end, seen));
        true
    }

    /// The end of the longest name of a host (or e-mail address) that starts at `at`.
    fn host_end(&mut self) -> Option<usize> {
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_@+".contains(byte);
        let length = self.bytes[self.at..].iter().take_while(|byte| part(byte)).count();
        let run = &self.bytes[self.at..self.at + length];
        let www = run.starts_with(b"www.");
        let (mut best, mut label, mut dots) = (0, 0, 0);
        for (index, byte) in run.iter().chain(b".").enumerate() {
            if !matches!(byte, b'.' | b'-' | b'@' | b'_' | b'+') {
                continue;
            }
            if dots > 0 && self.is_last_part(&run[label..index], www || dots > 1 || run[..label].contains(&b'@')) {
                best = index;
            }
            match byte {
                b'.' => (label, dots) = (index + 1, dots + 1),
                b'@' => (label, dots) = (index + 1, 0),
                _ => {}
            }
        }
        if best == 0 {
            self.no_host = self.at + length;
        }
        (best > 0).then_some(self.at + best)
    }

    /// True where `part` can end the name of a host.
    fn is_last_part(&self, part: &[u8], long: bool) -> bool {
        if part.is_empty() || !part.iter().all(u8::is_ascii_lowercase) {
            return false;
        }
        let lists = self.words.lists(part);
        if lists & WEAK_DOMAIN != 0 { long } else { lists & DOMAIN != 0 }
    }

    /// The end of a URL's path: before white space, quotation marks, or marks that end a sentence.
    fn url_end(&self, start: usize) -> usize {
        let inside = |c: char| match c {
            '<' | '>' | '"' | '|' | '[' | ']' => false,
            '\0'..='\x7f' => CLASS[c as usize] > SPACE && c != '\n' && c != '\r',
            _ => class_of(c) & WORD != 0,
        };
        let rest = &self.text[start..];
        let path = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
        let mut trimmed = path.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')']);
        if trimmed.contains('(') && path[trimmed.len()..].starts_with(')') {
            trimmed = &path[..trimmed.len() + 1];
        }
        start + trimmed.len()
    }
}
