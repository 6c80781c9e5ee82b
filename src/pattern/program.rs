//! A pattern as a program for the matcher.

use super::expression::Expression;
use super::letters::SetId;
use super::phrases::Root;

/// Number of an instruction.
pub type At = u32;

/// An instruction. Where it fails, the matcher goes back to the last choice.
#[derive(Clone, Debug)]
pub enum Instruction {
    /// Takes an item of the set.
    Set(SetId, At),
    /// Takes a phrase, the longest first; its first item is of the set.
    Phrase(Box<[Root]>, SetId, At),
    /// Goes on with the first; where that fails, with the second. The choices of a program are numbered.
    Choice { first: At, second: At, number: u32 },
    /// Notes the place: even numbers for the start of a capture, odd ones for its end.
    Note(u32, At),
    /// Fails but at the start of the sentence.
    Start(At),
    /// Fails but at the end of the sentence.
    End(At),
    /// A match.
    Done,
    /// Fails.
    Fail,
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    /// Its instructions.
    pub code: Vec<Instruction>,
    /// Where it starts.
    pub start: At,
    /// Number of its choices.
    pub choices: u32,
    /// Number of its notes, two for each capture.
    pub notes: usize,
    /// True where a repetition may go round without taking an item.
    pub idles: bool,
}

/// Most instructions of one program: the matcher may keep a bit for each at each place of a sentence.
const LONGEST: u32 = 1 << 16;

/// Most instructions of the programs of a phase.
pub const MOST_INSTRUCTIONS: u32 = 1 << 22;

impl Program {
    /// Compiles an expression with that many captures; none where it is too large. `room` is for so many instructions, and gets less.
    pub fn new(expression: &Expression, captures: usize, room: &mut u32) -> Option<Self> {
        let most = LONGEST.min(*room);
        let mut writer = Writer { code: vec![Instruction::Done], choices: 0, idles: false, left: most };
        let start = writer.write(expression, 0);
        let Writer { code, choices, idles, left } = writer;
        *room -= most - left;
        (left > 0).then_some(Program { code, start, choices, notes: 2 * captures, idles })
    }
}

/// Writes a program from its end to its start: every part knows what comes after it.
struct Writer {
    code: Vec<Instruction>,
    choices: u32,
    idles: bool,
    /// So many steps may still be taken. A step may write nothing: `((x{0}){200}){200}`.
    left: u32,
}

impl Writer {
    fn push(&mut self, instruction: Instruction) -> At {
        self.code.push(instruction);
        self.code.len() as At - 1
    }

    fn choice(&mut self, preferred: At, other: At, greedy: bool) -> At {
        let (first, second) = if greedy { (preferred, other) } else { (other, preferred) };
        let number = self.choices;
        self.choices += 1;
        self.push(Instruction::Choice { first, second, number })
    }

    /// Writes what takes the expression and goes on with `next`.
    fn write(&mut self, expression: &Expression, next: At) -> At {
        // what is too large is not written to its end
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return next;
        }
        match expression {
            Expression::Set(set) => self.push(Instruction::Set(*set, next)),
            Expression::Phrase { roots, first } => {
                self.push(Instruction::Phrase(roots.as_slice().into(), *first, next))
            }
            Expression::Sequence(all) => all.iter().rev().fold(next, |next, part| self.write(part, next)),
            Expression::Either(any) => self.either(any, next),
            Expression::Repeat { inner, least, most, greedy } => self.repeat(inner, (*least, *most), *greedy, next),
            Expression::Capture(number, inner) => {
                let end = self.push(Instruction::Note(2 * *number as u32 + 1, next));
                let inner = self.write(inner, end);
                self.push(Instruction::Note(2 * *number as u32, inner))
            }
            Expression::Start => self.push(Instruction::Start(next)),
            Expression::End => self.push(Instruction::End(next)),
        }
    }

    fn either(&mut self, any: &[Expression], next: At) -> At {
        let Some((last, others)) = any.split_last() else { return self.push(Instruction::Fail) };
        let mut at = self.write(last, next);
        for part in others.iter().rev() {
            let part = self.write(part, next);
            at = self.choice(part, at, true);
        }
        at
    }

    fn repeat(&mut self, inner: &Expression, (least, most): (u32, Option<u32>), greedy: bool, next: At) -> At {
        let mut at = next;
        let copies = match most {
            Some(most) => {
                // (x (x)?)?
                for _ in least..most {
                    let taken = self.write(inner, at);
                    at = self.choice(taken, next, greedy);
                    if self.left == 0 {
                        break;
                    }
                }
                least.min(most)
            }
            None => {
                let (again, body) = self.round(inner, greedy, next);
                let empty = inner.may_be_empty();
                self.idles |= empty;
                at = match least {
                    0 if empty => self.choice(body, next, greedy),
                    0 => again,
                    _ => body,
                };
                least.saturating_sub(1)
            }
        };
        for _ in 0..copies {
            at = self.write(inner, at);
            if self.left == 0 {
                break;
            }
        }
        at
    }

    /// `x+`: the choice to go round again, and the body.
    fn round(&mut self, inner: &Expression, greedy: bool, next: At) -> (At, At) {
        let again = self.choice(next, next, greedy);
        let body = self.write(inner, again);
        if let Instruction::Choice { first, second, .. } = &mut self.code[again as usize] {
            *(if greedy { first } else { second }) = body;
        }
        (again, body)
    }
}
