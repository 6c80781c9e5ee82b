//! Patterns written as rule files write them.

use std::fmt;

use super::ast::{Pattern, Test};

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Pattern::Item(Test::Word(word)) => write!(f, "{word:?}"),
            Pattern::Item(Test::Any) => f.write_str("_"),
            Pattern::Item(test) => write!(f, "[{test}]"),
            Pattern::Words(words) => write!(f, "{:?}", words.join(" ")),
            Pattern::Sequence(parts) => joined(f, parts, " "),
            Pattern::Either(parts) => {
                f.write_str("(")?;
                joined(f, parts, " | ")?;
                f.write_str(")")
            }
            Pattern::Repeat { pattern, least, most, greedy } => {
                match **pattern {
                    Pattern::Sequence(_) => write!(f, "({pattern})")?,
                    _ => write!(f, "{pattern}")?,
                }
                match (least, most) {
                    (0, None) => f.write_str("*")?,
                    (1, None) => f.write_str("+")?,
                    (0, Some(1)) => f.write_str("?")?,
                    (least, Some(most)) => write!(f, "{{{least},{most}}}")?,
                    (least, None) => write!(f, "{{{least},}}")?,
                }
                f.write_str(if *greedy { "" } else { "?" })
            }
            Pattern::Capture(name, inner) => write!(f, "{{{name}: {inner}}}"),
            Pattern::Macro(name, _) => write!(f, "${name}"),
            Pattern::Start => f.write_str("^"),
            Pattern::End => f.write_str("$"),
        }
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Test::Any => f.write_str("_"),
            Test::Class(name, _) => f.write_str(name),
            Test::Word(word) => write!(f, "{word:?}"),
            Test::Not(inner) => match **inner {
                Test::Or(_) | Test::And(_) => write!(f, "!({inner})"),
                _ => write!(f, "!{inner}"),
            },
            Test::And(all) => {
                for (index, test) in all.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { " & " })?;
                    if matches!(test, Test::Or(_)) { write!(f, "({test})")? } else { write!(f, "{test}")? }
                }
                Ok(())
            }
            Test::Or(any) => joined(f, any, " | "),
        }
    }
}

fn joined<T: fmt::Display>(f: &mut fmt::Formatter<'_>, parts: &[T], between: &str) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        f.write_str(if index == 0 { "" } else { between })?;
        write!(f, "{part}")?;
    }
    Ok(())
}
