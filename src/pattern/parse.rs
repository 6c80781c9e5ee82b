//! Parses rule files.

use std::sync::Arc;

use super::ast::*;
use super::cursor::{KEYWORDS, Parser};
use super::lex::Lexeme;
use crate::error::Result;
use crate::pack::PackFile;

/// Parses a rule file.
pub fn parse_rules(file: &PackFile) -> Result<RuleFileAst> {
    Parser::new(file)?.file()
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
                self.skip();
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
        let file = self.path();
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
            self.skip();
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
        self.skip();
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
}
