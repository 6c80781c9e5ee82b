//! Parses rule files.

use std::sync::Arc;

use super::ast::*;
use super::lex::{Lexed, Lexeme, lex};
use super::vocabulary::split_phrase;
use crate::error::{Error, Result};
use crate::pack::PackFile;

/// Words that start a line and end the pattern before them.
const KEYWORDS: [&str; 15] = [
    "phase",
    "define",
    "in",
    "rule",
    "about",
    "match",
    "mark",
    "block",
    "state",
    "make",
    "reduce",
    "set",
    "confidence",
    "yes",
    "no",
];

/// Brackets, captures and `!` may stand in each other this deep.
const DEEPEST: usize = 50;

/// Parses a rule file.
pub fn parse_rules(file: &PackFile) -> Result<RuleFileAst> {
    let lexed = lex(&file.path, &file.text)?;
    let mut parser = Parser { path: file.path.clone(), lexed, next: 0, depth: 0 };
    parser.file()
}

struct Parser {
    path: Arc<str>,
    lexed: Vec<Lexed>,
    next: usize,
    /// How many brackets are open.
    depth: usize,
}

impl Parser {
    fn file(&mut self) -> Result<RuleFileAst> {
        let mut file = RuleFileAst::default();
        let mut phase = None;
        while let Some(at) = self.position() {
            match self.keyword()?.as_str() {
                "phase" => file.phases.push(self.phase(at)?),
                "define" => {
                    let name = self.word("the macro's name")?;
                    self.mark("=")?;
                    let pattern = self.alternatives()?;
                    file.macros.push((name, pattern, at));
                }
                "in" => phase = Some(self.word("a phase")?),
                "rule" => {
                    let phase =
                        phase.clone().ok_or_else(|| self.error(at, "no phase is open; write: in PHASE".into()))?;
                    file.rules.push(self.rule(phase, at)?);
                }
                other => return Err(self.error(at, format!("{other:?} stands in a rule; start one with: rule NAME"))),
            }
        }
        Ok(file)
    }

    fn phase(&mut self, at: Position) -> Result<PhaseAst> {
        let name = self.word("the phase's name")?;
        let kind_at = self.here();
        let kind = match self.word("mentions, anaphora or statements")?.as_str() {
            "mentions" => PhaseKind::Mentions,
            "anaphora" => PhaseKind::Anaphora,
            "statements" => PhaseKind::Statements,
            other => {
                return Err(self.error(kind_at, format!("a phase makes mentions, anaphora or statements, not {other}")));
            }
        };
        let policy_at = self.here();
        let policy = match self.word("longest or all")?.as_str() {
            "longest" => Policy::Longest,
            "all" => Policy::All,
            other => return Err(self.error(policy_at, format!("a phase keeps longest or all matches, not {other}"))),
        };
        let after = match self.peek() {
            Some(Lexeme::Word(word)) if word == "after" => {
                self.next += 1;
                Some(self.word("a phase")?)
            }
            _ => None,
        };
        Ok(PhaseAst { name, kind, policy, after, at })
    }

    fn rule(&mut self, phase: String, at: Position) -> Result<RuleAst> {
        let name: Arc<str> = self.word("the rule's name")?.into();
        let mut about = String::new();
        let mut patterns = Vec::new();
        let mut actions = Vec::new();
        let mut examples = Vec::new();
        let mut confidence = 0.9;
        while let Some(here) = self.position() {
            match self.peek_keyword().unwrap_or("") {
                "phase" | "define" | "in" | "rule" => break,
                _ => {}
            }
            match self.keyword()?.as_str() {
                "about" => about = self.text("what the rule is for")?,
                "match" => patterns.push(self.alternatives()?),
                "confidence" => confidence = self.confidence()?,
                "yes" => examples.push(self.example(true, here)?),
                "no" => examples.push(self.example(false, here)?),
                action => actions.push(self.action(action, here)?),
            }
        }
        if patterns.is_empty() {
            return Err(self.error(at, format!("rule {name} has no match line")));
        }
        let file = self.path.clone();
        Ok(RuleAst { name, about, patterns, actions, confidence, examples, phase, file, at })
    }

    fn confidence(&mut self) -> Result<f32> {
        let at = self.here();
        let word = self.word("a number from 0 to 1")?;
        let value: Option<f32> = word.parse().ok();
        value
            .filter(|v| (0.0..=1.0).contains(v))
            .ok_or_else(|| self.error(at, format!("a confidence is a number from 0 to 1, not {word}")))
    }

    fn action(&mut self, keyword: &str, at: Position) -> Result<Action> {
        match keyword {
            "mark" => {
                let mut kind = self.word("a kind")?;
                let each = kind == "each";
                if each {
                    kind = self.word("a kind")?;
                }
                let capture = self.word("a capture")?;
                let mut classes = Vec::new();
                while matches!(self.peek(), Some(Lexeme::Word(_))) && !self.at_line_start() {
                    classes.push(self.word("a class")?);
                }
                Ok(Action::Mark { each, kind, capture, classes, at })
            }
            "block" => Ok(Action::Block { capture: self.word("a capture")?, at }),
            "state" => self.state(at),
            "make" => self.make(at),
            "reduce" => Ok(Action::Reduce { capture: self.word("a capture")?, at }),
            "set" => Ok(Action::Set { name: self.word("a name")?, capture: self.word("a capture")?, at }),
            other => Err(self.error(at, format!("{other:?} is no line of a rule; there are {}", KEYWORDS.join(", ")))),
        }
    }

    fn state(&mut self, at: Position) -> Result<Action> {
        let predicate = self.word("a predicate")?;
        self.mark("(")?;
        let subject = self.value()?;
        self.mark(",")?;
        let object = self.value()?;
        let qualifiers = self.named_values()?;
        let (mut modality, mut default, mut known) = (None, false, false);
        while let Some(Lexeme::Word(word)) = self.peek().filter(|_| !self.at_line_start()) {
            if word == "default" {
                default = true;
            } else if word == "known" {
                known = true;
            } else if let Some(first) = &modality {
                let message = format!("one modality is enough: {first} or {word}");
                return Err(self.error(self.here(), message));
            } else {
                modality = Some(word.clone());
            }
            self.next += 1;
        }
        Ok(Action::State { predicate, subject, object, qualifiers, modality, default, known, at })
    }

    fn make(&mut self, at: Position) -> Result<Action> {
        let mut classes = vec![self.word("a class")?];
        while self.eat("+") {
            classes.push(self.word("a class")?);
        }
        self.mark("(")?;
        let head = self.word("a capture")?;
        let slots = self.named_values()?;
        Ok(Action::Make { classes, head, slots, at })
    }

    /// `, name=value ... )`
    fn named_values(&mut self) -> Result<Vec<(String, Value)>> {
        let mut values = Vec::new();
        while self.eat(",") {
            let name = self.word("a name")?;
            self.mark("=")?;
            values.push((name, self.value()?));
        }
        self.mark(")")?;
        Ok(values)
    }

    fn value(&mut self) -> Result<Value> {
        let at = self.here();
        let value = match self.peek() {
            Some(Lexeme::Word(word)) => match word.split_once('.') {
                Some((capture, slot)) => Value::Slot(capture.into(), slot.into()),
                None => Value::Capture(word.clone()),
            },
            Some(Lexeme::Discourse(name)) => {
                let mut parts = name.split('.').map(String::from);
                Value::Discourse(parts.next().unwrap_or_default(), parts.collect())
            }
            Some(Lexeme::Text(text)) => Value::Word(text.clone()),
            _ => return Err(self.error(at, "an argument is a capture, capture.slot, @name or \"word\"".into())),
        };
        self.next += 1;
        Ok(value)
    }

    fn example(&mut self, positive: bool, at: Position) -> Result<Example> {
        let text = self.text("an example in quotes")?;
        if !positive {
            return Ok(Example { text, expected: None, at });
        }
        let mut expected = Vec::new();
        if self.eat("=>") {
            loop {
                expected.push(self.expected()?);
                if !self.eat(";") {
                    break;
                }
            }
        }
        Ok(Example { text, expected: Some(expected), at })
    }

    /// `name("a", "b", of="c")`
    fn expected(&mut self) -> Result<Expected> {
        let name = self.word("a kind or predicate")?;
        self.mark("(")?;
        let (mut arguments, mut qualifiers) = (Vec::new(), Vec::new());
        loop {
            if let Some(Lexeme::Word(_)) = self.peek() {
                let name = self.word("a qualifier")?;
                self.mark("=")?;
                qualifiers.push((name, self.text("a value in quotes")?));
            } else {
                arguments.push(self.text("a name in quotes")?);
            }
            if !self.eat(",") {
                break;
            }
        }
        self.mark(")")?;
        Ok(Expected { name, arguments, qualifiers })
    }

    fn alternatives(&mut self) -> Result<Pattern> {
        let mut either = vec![self.sequence()?];
        while self.eat("|") {
            either.push(self.sequence()?);
        }
        Ok(if either.len() == 1 { either.remove(0) } else { Pattern::Either(either) })
    }

    fn sequence(&mut self) -> Result<Pattern> {
        let mut parts = Vec::new();
        while let Some(atom) = self.atom()? {
            parts.push(self.repetition(atom)?);
        }
        if parts.is_empty() {
            let at = self.here();
            return Err(self.error(at, "a pattern is expected here".into()));
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Pattern::Sequence(parts) })
    }

    fn atom(&mut self) -> Result<Option<Pattern>> {
        let at = self.here();
        if self.at_line_start() && self.peek_keyword().is_some_and(|word| KEYWORDS.contains(&word)) {
            return Ok(None);
        }
        let pattern = match self.peek() {
            Some(Lexeme::Word(name)) => Pattern::Item(Test::Class(name.clone(), at)),
            Some(Lexeme::Macro(name)) => Pattern::Macro(name.clone(), at),
            Some(Lexeme::Text(text)) => literal(text),
            Some(Lexeme::Mark("_")) => Pattern::Item(Test::Any),
            Some(Lexeme::Mark("^")) => Pattern::Start,
            Some(Lexeme::Mark("$")) => Pattern::End,
            Some(Lexeme::Mark("(")) => {
                self.next += 1;
                let inner = self.nested(Self::alternatives)?;
                self.mark(")")?;
                return Ok(Some(inner));
            }
            Some(Lexeme::Mark("[")) => {
                self.next += 1;
                let test = self.test()?;
                self.mark("]")?;
                return Ok(Some(Pattern::Item(test)));
            }
            Some(Lexeme::Mark("{")) => {
                self.next += 1;
                let name = self.word("the capture's name")?;
                self.mark(":")?;
                let inner = self.nested(Self::alternatives)?;
                self.mark("}")?;
                return Ok(Some(Pattern::Capture(name.into(), Box::new(inner))));
            }
            _ => return Ok(None),
        };
        self.next += 1;
        Ok(Some(pattern))
    }

    fn repetition(&mut self, pattern: Pattern) -> Result<Pattern> {
        let (least, most) = match self.peek() {
            Some(Lexeme::Mark("*")) => (0, None),
            Some(Lexeme::Mark("+")) => (1, None),
            Some(Lexeme::Mark("?")) => (0, Some(1)),
            Some(Lexeme::Mark("{")) if self.is_count() => {
                self.next += 1;
                let least = self.number()?;
                let most = if self.eat(",") { self.number()? } else { least };
                let at = self.here();
                self.mark("}")?;
                if most < least || most > 200 {
                    return Err(self.error(at, format!("{{{least},{most}}} is no count: smaller, larger, at most 200")));
                }
                return self.laziness(pattern, least, Some(most));
            }
            _ => return Ok(pattern),
        };
        self.next += 1;
        self.laziness(pattern, least, most)
    }

    fn laziness(&mut self, pattern: Pattern, least: u32, most: Option<u32>) -> Result<Pattern> {
        let greedy = !self.eat("?");
        Ok(Pattern::Repeat { pattern: Box::new(pattern), least, most, greedy })
    }

    fn is_count(&self) -> bool {
        matches!(self.lexed.get(self.next + 1).map(|l| &l.lexeme), Some(Lexeme::Word(w)) if w.parse::<u32>().is_ok())
    }

    fn number(&mut self) -> Result<u32> {
        let at = self.here();
        let word = self.word("a number")?;
        word.parse().map_err(|_| self.error(at, format!("a number is expected, not {word}")))
    }

    fn test(&mut self) -> Result<Test> {
        let mut any = vec![self.all_tests()?];
        while self.eat("|") {
            any.push(self.all_tests()?);
        }
        Ok(if any.len() == 1 { any.remove(0) } else { Test::Or(any) })
    }

    fn all_tests(&mut self) -> Result<Test> {
        let mut all = vec![self.one_test()?];
        while self.eat("&") {
            all.push(self.one_test()?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Test::And(all) })
    }

    fn one_test(&mut self) -> Result<Test> {
        let at = self.here();
        if self.eat("!") {
            return Ok(Test::Not(Box::new(self.nested(Self::one_test)?)));
        }
        if self.eat("(") {
            let test = self.nested(Self::test)?;
            self.mark(")")?;
            return Ok(test);
        }
        if self.eat("_") {
            return Ok(Test::Any);
        }
        match self.peek() {
            Some(Lexeme::Text(text)) => {
                let words = split_phrase(text);
                let [word] = &words[..] else {
                    return Err(self.error(at, format!("in [...] stands one word at a time, not {text:?}")));
                };
                let test = Test::Word(word.clone());
                self.next += 1;
                Ok(test)
            }
            _ => Ok(Test::Class(self.word("a class or word")?, at)),
        }
    }

    /// Parses what stands in brackets.
    fn nested<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth == DEEPEST {
            return Err(self.error(self.here(), format!("brackets stand more than {DEEPEST} deep in each other")));
        }
        self.depth += 1;
        let parsed = inner(self);
        self.depth -= 1;
        parsed
    }

    // --- small steps

    fn peek(&self) -> Option<&Lexeme> {
        self.lexed.get(self.next).map(|l| &l.lexeme)
    }

    fn peek_keyword(&self) -> Option<&str> {
        match self.peek() {
            Some(Lexeme::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn position(&self) -> Option<Position> {
        self.lexed.get(self.next).map(|l| l.at)
    }

    fn here(&self) -> Position {
        self.position().or_else(|| self.lexed.last().map(|l| l.at)).unwrap_or_default()
    }

    fn at_line_start(&self) -> bool {
        self.lexed.get(self.next).is_some_and(|l| l.first)
    }

    fn eat(&mut self, mark: &str) -> bool {
        let found = matches!(self.peek(), Some(Lexeme::Mark(m)) if *m == mark);
        self.next += usize::from(found);
        found
    }

    fn mark(&mut self, mark: &str) -> Result<()> {
        let at = self.here();
        if self.eat(mark) { Ok(()) } else { Err(self.error(at, format!("{mark} is expected here{}", self.found()))) }
    }

    fn keyword(&mut self) -> Result<String> {
        let at = self.here();
        if !self.at_line_start() {
            return Err(self.error(at, format!("the line should end here{}", self.found())));
        }
        let word = self.word("a keyword")?;
        if KEYWORDS.contains(&word.as_str()) {
            Ok(word)
        } else {
            Err(self.error(at, format!("{word:?} is no keyword; there are {}", KEYWORDS.join(", "))))
        }
    }

    fn word(&mut self, what: &str) -> Result<String> {
        let at = self.here();
        match self.peek() {
            Some(Lexeme::Word(word)) => {
                let word = word.clone();
                self.next += 1;
                Ok(word)
            }
            _ => Err(self.error(at, format!("{what} is expected here{}", self.found()))),
        }
    }

    fn text(&mut self, what: &str) -> Result<String> {
        let at = self.here();
        match self.peek() {
            Some(Lexeme::Text(text)) => {
                let text = text.clone();
                self.next += 1;
                Ok(text)
            }
            _ => Err(self.error(at, format!("{what} is expected here{}", self.found()))),
        }
    }

    fn found(&self) -> String {
        match self.peek() {
            Some(Lexeme::Word(w)) => format!(", not {w}"),
            Some(Lexeme::Text(t)) => format!(", not {t:?}"),
            Some(Lexeme::Macro(m)) => format!(", not ${m}"),
            Some(Lexeme::Discourse(d)) => format!(", not @{d}"),
            Some(Lexeme::Mark(m)) => format!(", not {m}"),
            None => ", not the end of the file".into(),
        }
    }

    fn error(&self, at: Position, message: String) -> Error {
        Error::pack(self.path.as_ref(), message).with_line(at.line).with_column(at.column)
    }
}

fn literal(text: &str) -> Pattern {
    let mut words = split_phrase(text);
    if words.len() == 1 { Pattern::Item(Test::Word(words.remove(0))) } else { Pattern::Words(words) }
}
