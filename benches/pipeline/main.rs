//! How fast each stage is, and how it stands to a plain scan for the same names. See the README in the folder above.

mod corpus;
mod ratios;
mod stages;

use divan::Bencher;
use divan::counter::BytesCount;

use corpus::CORPUS;
use stages::STAGES;

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
    // `cargo test --benches` runs everything once, without measuring
    if !std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        ratios::print();
    }
}

#[divan::bench(args = STAGES.iter().map(|stage| stage.name), sample_count = 5)]
fn stage(bencher: Bencher<'_, '_>, name: &str) {
    let stage = STAGES.iter().find(|stage| stage.name == name).expect("the names are those of the stages");
    let expected = (stage.run)(&CORPUS);
    assert!(expected > 0, "{name} found nothing");
    let bytes = BytesCount::new(corpus::bytes(&CORPUS));
    bencher.counter(bytes).bench(|| assert_eq!((stage.run)(&CORPUS), expected, "{name} found something else"));
}
