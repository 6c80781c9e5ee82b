//! Runs programs over a sentence.
//!
//! The matcher goes back to the last choice where something fails, as a hand would; a choice that failed at a place is
//! never tried there again, so that time is at most the product of the lengths of program and sentence, whatever the
//! rules. What failed from one start fails from any other, so that this holds for all starts together.

use super::alphabet::Letter;
use super::classes::ClassId;
use super::letters::LetterSets;
use super::phrases::Phrases;
use super::program::{At, Instruction, Program};

/// Nothing noted.
pub const NOWHERE: u32 = u32::MAX;

/// A sentence as the rules of a phase see it.
#[derive(Debug, Default)]
pub struct Sentence {
    /// The letter of each item.
    pub letters: Vec<Letter>,
    /// The word of each item that is one.
    pub words: Vec<Option<ClassId>>,
}

/// What programs look things up in.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    /// Sets of letters.
    pub sets: &'a LetterSets,
    /// Phrases of all classes.
    pub phrases: &'a Phrases,
}

/// Where to go on after a failure.
#[derive(Debug)]
enum Back {
    /// With that instruction at that place; so much of the trail is still being tried.
    Try { at: At, place: u32, trail: u32 },
    /// Put back what was noted.
    Note { number: u32, place: u32 },
}

/// Memory of the matcher, used again.
#[derive(Debug, Default)]
pub struct Searcher {
    back: Vec<Back>,
    notes: Vec<u32>,
    tried: Tried,
    /// The choices that are being tried.
    trail: Vec<(u32, u32)>,
    lengths: Vec<u32>,
}

/// Which choices have been tried at which places: a row of bits for each place that was reached.
#[derive(Debug, Default)]
struct Tried {
    rows: Vec<u32>,
    bits: Vec<u64>,
    width: usize,
}

impl Tried {
    fn clear(&mut self, places: usize, choices: u32) {
        self.rows.clear();
        self.rows.resize(places, NOWHERE);
        self.bits.clear();
        self.width = (choices as usize).div_ceil(64);
    }

    /// Notes a try; false where it was noted before.
    #[inline]
    fn insert(&mut self, choice: u32, place: u32) -> bool {
        let mut row = self.rows[place as usize];
        if row == NOWHERE {
            row = self.bits.len() as u32;
            self.rows[place as usize] = row;
            self.bits.resize(self.bits.len() + self.width, 0);
        }
        let word = &mut self.bits[row as usize + choice as usize / 64];
        let bit = 1 << (choice % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    fn remove(&mut self, choice: u32, place: u32) {
        let row = self.rows[place as usize] as usize;
        self.bits[row + choice as usize / 64] &= !(1 << (choice % 64));
    }
}

impl Searcher {
    /// Begins with another program or sentence.
    pub fn begin(&mut self, program: &Program, sentence: &Sentence) {
        self.tried.clear(sentence.letters.len() + 1, program.choices);
        self.trail.clear();
    }

    /// What was noted in the last match.
    pub fn notes(&self) -> &[u32] {
        &self.notes
    }

    /// The end of the match that starts at that place, the one that the program prefers. Call `begin` before.
    pub fn matches_at(
        &mut self,
        program: &Program,
        tables: Tables<'_>,
        sentence: &Sentence,
        start: u32,
    ) -> Option<u32> {
        self.notes.clear();
        self.notes.resize(program.notes, NOWHERE);
        self.back.clear();
        self.back.push(Back::Try { at: program.start, place: start, trail: 0 });
        while let Some(back) = self.back.pop() {
            match back {
                Back::Note { number, place } => self.notes[number as usize] = place,
                Back::Try { at, place, trail } => {
                    // what was tried since has failed, and stays noted
                    self.trail.truncate(trail as usize);
                    if let Some(end) = self.follow(program, tables, sentence, at, place) {
                        self.forget_success(program, sentence);
                        return Some(end);
                    }
                }
            }
        }
        self.trail.clear();
        None
    }

    /// The choices on the way to a match may lead to one from another start, too.
    fn forget_success(&mut self, program: &Program, sentence: &Sentence) {
        if program.idles {
            // a choice may have failed only because it came round to one of these
            self.tried.clear(sentence.letters.len() + 1, program.choices);
        }
        for (choice, place) in self.trail.drain(..) {
            if !program.idles {
                self.tried.remove(choice, place);
            }
        }
    }

    /// Follows the program until it is done or fails.
    fn follow(
        &mut self,
        program: &Program,
        tables: Tables<'_>,
        sentence: &Sentence,
        mut at: At,
        mut place: u32,
    ) -> Option<u32> {
        loop {
            match &program.code[at as usize] {
                Instruction::Set(set, next) => {
                    let letter = *sentence.letters.get(place as usize)?;
                    if !tables.sets.has(*set, letter) {
                        return None;
                    }
                    (at, place) = (*next, place + 1);
                }
                Instruction::Phrase(roots, first, next) => {
                    let letter = *sentence.letters.get(place as usize)?;
                    if !tables.sets.has(*first, letter) {
                        return None;
                    }
                    self.lengths.clear();
                    let rest = &sentence.words[place as usize..];
                    roots.iter().for_each(|&root| tables.phrases.lengths(root, rest, &mut self.lengths));
                    if roots.len() > 1 {
                        self.lengths.sort_unstable();
                        self.lengths.dedup();
                    }
                    let longest = self.lengths.pop()?;
                    let trail = self.trail.len() as u32;
                    let others = self.lengths.drain(..);
                    self.back.extend(others.map(|n| Back::Try { at: *next, place: place + n, trail }));
                    (at, place) = (*next, place + longest);
                }
                Instruction::Choice { first, second, number } => {
                    // most choices are none, as the next item shows
                    if !program.idles && fails(program, tables, sentence, *first, place) {
                        at = *second;
                        continue;
                    }
                    if !program.idles && fails(program, tables, sentence, *second, place) {
                        at = *first;
                        continue;
                    }
                    if !self.tried.insert(*number, place) {
                        return None;
                    }
                    self.trail.push((*number, place));
                    let trail = self.trail.len() as u32;
                    self.back.push(Back::Try { at: *second, place, trail });
                    at = *first;
                }
                Instruction::Note(number, next) => {
                    let old = std::mem::replace(&mut self.notes[*number as usize], place);
                    self.back.push(Back::Note { number: *number, place: old });
                    at = *next;
                }
                Instruction::Start(next) if place == 0 => at = *next,
                Instruction::End(next) if place as usize == sentence.letters.len() => at = *next,
                Instruction::Start(_) | Instruction::End(_) | Instruction::Fail => return None,
                Instruction::Done => return Some(place),
            }
        }
    }
}

/// True where the item at a place shows that an instruction fails.
#[inline]
fn fails(program: &Program, tables: Tables<'_>, sentence: &Sentence, at: At, place: u32) -> bool {
    match &program.code[at as usize] {
        Instruction::Set(set, _) | Instruction::Phrase(_, set, _) => {
            sentence.letters.get(place as usize).is_none_or(|&letter| !tables.sets.has(*set, letter))
        }
        Instruction::Fail => true,
        _ => false,
    }
}
