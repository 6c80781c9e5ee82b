//! The targets of `fuzz/` on a stable toolchain, over their seeds and seeds changed at random. `cargo fuzz` goes deeper; this is for
//! every day. `GOVGRAPH_FUZZ_SECONDS` says how long each target runs, `GOVGRAPH_FUZZ_SEED` where the dice start.

mod dice;
#[path = "../fuzz/src/targets/mod.rs"]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use dice::Dice;

/// What the formats are made of, to be put in anywhere.
const WORDS: [&[u8]; 24] = [
    b"\0",
    b"\n",
    b"\t",
    b"\r\n",
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"(",
    b")",
    b"[",
    b"]",
    b"|",
    b"*?",
    b"{0,200}",
    b"$a",
    b"\xEF\xBB\xBF",
    b"\xFF",
    "\u{202E}".as_bytes(),
    "\u{1F600}\u{301}".as_bytes(),
    b"rule a\n  match ",
    b"define a = ",
    b"4294967296",
    b" and ",
];

/// A seed with a few changes: bytes changed, cut out, doubled, put in, taken from another seed.
fn changed(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(6) {
        let (a, b) = (dice.below(bytes.len() + 1), dice.below(bytes.len() + 1));
        let (start, end) = (a.min(b), a.max(b).min(a.min(b) + 64));
        match dice.below(6) {
            0 if start < end => bytes[start] = dice.below(256) as u8,
            1 if start < end => bytes[start] ^= 1 << dice.below(8),
            2 => drop(bytes.drain(start..end)),
            3 => {
                let part = bytes[start..end].repeat(1 + dice.below(8));
                bytes.splice(start..start, part);
            }
            4 => drop(bytes.splice(start..start, WORDS[dice.below(WORDS.len())].iter().copied())),
            _ => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len());
                let part = other[from..].iter().take(dice.below(200)).copied().collect::<Vec<_>>();
                bytes.splice(start..end, part);
            }
        }
    }
    bytes
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// Runs a target over its seeds, then over changed ones until the time is up.
fn run(name: &str) {
    let (_, target) = targets::TARGETS.into_iter().find(|(known, _)| *known == name).expect("a target");
    let seeds = targets::seeds(name);
    assert!(!seeds.is_empty(), "{name} has seeds");
    let holds = |bytes: &[u8]| catch_unwind(AssertUnwindSafe(|| target(bytes))).is_ok();
    for (index, seed) in seeds.iter().enumerate() {
        assert!(holds(seed), "seed {index} of {name}: {:?}", String::from_utf8_lossy(seed));
    }
    let mut dice = Dice(number("GOVGRAPH_FUZZ_SEED", 1) | 1 << 40);
    let until = Instant::now() + Duration::from_secs(number("GOVGRAPH_FUZZ_SECONDS", 2));
    let mut runs = seeds.len();
    while Instant::now() < until {
        let bytes = changed(&seeds, &mut dice);
        if !holds(&bytes) {
            let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.failed"));
            std::fs::write(&file, &bytes).expect("the input is kept");
            panic!("{name} failed in run {runs}; the input is kept in {}", file.display());
        }
        runs += 1;
    }
    println!("{name}: {runs} runs");
}

macro_rules! tests {
    ($($name:ident)*) => {
        $(#[test] fn $name() { run(stringify!($name)); })*

        #[test]
        fn every_target_is_run() {
            assert_eq!(targets::TARGETS.map(|(name, _)| name).as_slice(), [$(stringify!($name)),*]);
        }
    };
}

tests! { document json_line rule_file pack_file decisions graph_file extraction threads increments matcher rdf sparql }
