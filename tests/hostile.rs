//! Texts and packs made to blow up: read in time and memory that grow with their length, or refused with what is wrong.
//!
//! `cargo test --test hostile -- --nocapture` prints what each text costs.

use std::fs;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Instant;

use govgraph::{Document, Error, Extractor, Splitter, read_jsonl};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory is counted for the whole process: one test at a time.
static ALONE: Mutex<()> = Mutex::new(());

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().unwrap());

/// What something took.
#[derive(Debug)]
struct Cost {
    seconds: f64,
    /// At most at a time, in bytes.
    memory: usize,
}

/// Seconds that this thread has had a processor, where the system tells: what else the machine does counts for nothing.
fn seconds() -> Option<f64> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

fn cost<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let (started, clock) = (seconds(), Instant::now());
    let done = work();
    let taken = seconds().zip(started).map(|(now, then)| now - then);
    let cost = Cost {
        seconds: taken.unwrap_or_else(|| clock.elapsed().as_secs_f64()),
        memory: MEMORY.peak_usage().saturating_sub(before),
    };
    (done, cost)
}

const NEWS: &str = "On July 2, Jing Junhai, governor of Jilin province, met with Wang Kai, mayor of Changchun, in Siping. \
    He said that the Songhua River should be protected.\n";

/// A name of a person, another one each time, up to 4096.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["jun", "hai", "na", "kai", "min", "hua", "wei", "lin", "ming", "xin", "zhu", "ling", "de", "jia", "mo", "hui"];
    let syllable = |shift: usize| SYLLABLES[number >> shift & 15];
    let given = [syllable(0), syllable(4), syllable(8)].concat();
    format!("Wang {}{}", given[..1].to_uppercase(), &given[1..])
}

/// Texts of any length, by name: the part that is repeated, with its number.
type Part = fn(usize) -> String;

const TEXTS: [(&str, Part); 37] = [
    ("news", |_| NEWS.into()),
    ("commas", |_| ",".into()),
    ("opening brackets", |_| "(".into()),
    ("brackets", |_| "()[]{}".into()),
    ("quotation marks", |_| "\"'“".into()),
    ("apostrophes", |_| "'".into()),
    ("full stops", |_| ".".into()),
    ("full stops and spaces", |_| ". ".into()),
    ("spaces", |_| " ".into()),
    ("lines of a letter", |_| "a\n".into()),
    ("NUL", |_| "\0".into()),
    ("combining marks", |_| "\u{301}".into()),
    ("no width", |_| "\u{200B}\u{FEFF}".into()),
    ("right to left", |_| "\u{202E}Jilin ".into()),
    ("emoji", |_| "\u{1F469}\u{200D}\u{1F680}".into()),
    ("Chinese", |_| "吉林省".into()),
    ("digits", |_| "1".into()),
    ("dates", |_| "July 2, 2020, ".into()),
    ("one word", |_| "Jilin".into()),
    ("addresses", |_| "a@b.c:d/".into()),
    ("initials", |_| "A. ".into()),
    ("names in capitals", |n| name(n) + " "),
    ("possessives", |_| "Jilin's ".into()),
    ("posts", |_| "governor of ".into()),
    ("pronouns", |_| "Jing Junhai spoke. He said he. ".into()),
    ("places in places", |_| "of Jilin of Changchun ".into()),
    ("quotations", |_| "\"Jilin\" said ".into()),
    ("titles", |_| "Governor Jing Junhai ".into()),
    ("lists without end", |n| name(n) + ", "),
    ("lists that meet", |n| name(n) + if n % 40 == 39 { " met with " } else { ", " }),
    ("cooperation of all with all", |n| {
        format!(
            "{}{}",
            ["Changchun", "Siping", "Lanzhou", "Wuhan"][n % 4],
            if n % 40 == 39 { " cooperate. " } else { ", " }
        )
    }),
    ("a companion at every stop", |_| "Li Na, governor of Gansu, visited Lanzhou. Wang Kai accompanied her. ".into()),
    ("other companions at every stop", |n| format!("Li Na visited Lanzhou. {} accompanied Li Na. ", name(n))),
    ("same surnames", |n| name(n) + " spoke. Wang spoke. "),
    ("speeches in speeches", |_| "Li Na, governor of Gansu, said that ".into()),
    ("descriptions of the whole", |n| {
        format!("In {} the vice minister of education told the Chinese Premier that our city grew. ", 1000 + n % 8000)
    }),
    ("headers", |_| "Updated: 2021-07-02 17:30 Source: Jilin Daily\n".into()),
];

fn text(part: Part, length: usize) -> String {
    let mut text = String::from("Jilin\n\n");
    for number in 0.. {
        if text.len() >= length {
            break;
        }
        text.push_str(&part(number));
    }
    text
}

#[test]
fn time_and_memory_grow_with_the_text() {
    const LENGTHS: [usize; 2] = [1 << 15, 1 << 17];
    /// A quadratic step would take sixteen times as long for four times the text.
    const GROWTH: f64 = 9.0;
    /// Times that of news, for each byte.
    const SLOWEST: f64 = 60.0;
    /// Bytes for each byte of text, and what reading anything takes.
    const MEMORY_PER_BYTE: usize = 1500;
    const MEMORY_AT_LEAST: usize = 4 << 20;
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let read = |text: &str| cost(|| EXTRACTOR.extract(&Document::new("a", text)).statements.len()).1;
    read(NEWS);
    let news = LENGTHS.map(|length| read(&text(TEXTS[0].1, length)));
    println!("{:<32} {:>9} {:>9} {:>9}", "text", "µs/byte", "growth", "memory");
    for (name, part) in TEXTS {
        let texts = LENGTHS.map(|length| text(part, length));
        let [short, long] = [read(&texts[0]), read(&texts[1])];
        let per_byte = long.seconds / texts[1].len() as f64;
        let growth = long.seconds / short.seconds;
        println!("{name:<32} {:>9.3} {growth:>9.2} {:>9}", per_byte * 1e6, long.memory / texts[1].len());
        // what takes a few milliseconds is no measure
        assert!(growth < GROWTH || long.seconds < 0.05, "{name}: {short:?}, {long:?}");
        assert!(per_byte < SLOWEST * news[1].seconds / LENGTHS[1] as f64, "{name}: {long:?}, news {news:?}");
        assert!(long.memory < MEMORY_AT_LEAST + MEMORY_PER_BYTE * texts[1].len(), "{name}: {long:?}");
    }
}

/// An explanation looks up what belongs to each sentence, and does not look through all of the document for it.
#[test]
fn explaining_grows_with_the_text() {
    const LENGTHS: [usize; 2] = [1 << 14, 1 << 16];
    const GROWTH: f64 = 9.0;
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let explain = |text: &str| cost(|| EXTRACTOR.explain(&Document::new("a", text)).to_string().len()).1;
    explain(NEWS);
    for wanted in ["news", "full stops and spaces", "pronouns", "posts"] {
        let (_, part) = TEXTS.into_iter().find(|(name, _)| *name == wanted).expect("a text");
        let [short, long] = LENGTHS.map(|length| explain(&text(part, length)));
        println!(
            "explaining {wanted:<21} {:>9.3} {:>9.2}",
            long.seconds * 1e6 / LENGTHS[1] as f64,
            long.seconds / short.seconds
        );
        assert!(long.seconds < GROWTH * short.seconds || long.seconds < 0.05, "{wanted}: {short:?}, {long:?}");
    }
}

/// Every character there is, in the middle of a sentence with names.
#[test]
fn every_character_can_be_read() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let splitter = Splitter::default();
    let characters: Vec<char> = ('\0'..=char::MAX).collect();
    for block in characters.chunks(512) {
        let spread: String = block.iter().flat_map(|c| [*c, 'a']).collect();
        let text = format!("Li Na, governor of Gansu, {spread} visited Lanzhou{}.", block[0]);
        assert_eq!(splitter.split(&text).check(&text), Ok(()), "{:?}", block[0]);
        for mention in EXTRACTOR.extract(&Document::new("a", &text)).entities.iter().flat_map(|e| &e.mentions) {
            assert_eq!(text.get(mention.start as usize..mention.end as usize), Some(mention.text.as_str()));
        }
    }
}

/// A record of JSON Lines, and what is said of it.
#[test]
fn records_are_read_or_refused() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let deep = |open: &str, close: &str| {
        format!(r#"{{"id": "a", "text": "x", "tags": {}{}}}"#, open.repeat(100_000), close.repeat(100_000))
    };
    let long = "x".repeat(1 << 20);
    let dated = |date: &str| format!(r#"{{"id": "a", "text": "x", "published": "{date}"}}"#);
    let cases: Vec<(&str, String, Result<(), &str>)> = vec![
        ("lists in lists", deep("[", "]"), Ok(())),
        ("lists in a text", format!(r#"{{"id": "a", "text": {}"#, "[".repeat(100_000)), Err("expected a string")),
        ("an id of a megabyte", format!(r#"{{"id": "{long}", "text": "x"}}"#), Ok(())),
        ("an id with separators", r#"{"id": "../../etc/passwd", "text": "x"}"#.into(), Ok(())),
        ("a date of a megabyte", dated(&long), Err("\"published\" is \"xxx")),
        ("the year 0", dated("0000-01-01"), Ok(())),
        ("the year 9999", dated("9999-12-31"), Ok(())),
        ("the year 10000", dated("10000-01-01"), Err("not a date written YYYY-MM-DD")),
        ("a year before Christ", dated("-0044-03-15"), Err("not a date written YYYY-MM-DD")),
        ("the 30th of February", dated("2020-02-30"), Err("not a date written YYYY-MM-DD")),
        ("half a surrogate", r#"{"id": "a", "text": "\ud800"}"#.into(), Err("hex escape")),
        ("a text of NULs", r#"{"id": "a", "text": "\u0000\u0000"}"#.into(), Ok(())),
        ("a number too large", r#"{"id": "a", "text": "x", "n": 1e999999}"#.into(), Ok(())),
    ];
    for (name, line, expected) in cases {
        let read = read_jsonl(line.as_bytes()).next().expect("a record");
        match expected {
            Ok(()) => {
                let document = read.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(EXTRACTOR.extract(&document).id, document.id, "{name}");
            }
            Err(told) => {
                let error = read.expect_err(name).to_string();
                assert!(error.contains(told) && error.len() < 3000, "{name}: {error}");
            }
        }
    }
}

const SCHEMA: &str = r#"{"kinds": {"thing": "something"}, "predicates": {}}"#;

/// What a pack with a schema and this one file gives.
fn load(name: &str, contents: &str) -> Result<Extractor, Error> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("schema.json"), SCHEMA).unwrap();
    fs::write(folder.path().join(name), contents).unwrap();
    Extractor::with_only_packs(&[folder.path()])
}

fn rules(pattern: &str) -> String {
    format!("phase p mentions longest\nin p\nrule r\n  match {pattern}\n")
}

/// Macros of which each stands for several of the one before.
fn macros(count: usize, times: usize) -> String {
    let each = |number: usize| format!("define m{} = {}\n", number + 1, format!("$m{number} ").repeat(times));
    let all: String = (0..count).map(each).collect();
    format!("define m0 = \"laugh\"\n{all}{}", rules(&format!("$m{count}")))
}

#[test]
fn packs_made_to_blow_up_are_refused() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let deep =
        |open: &str, close: &str, times: usize| rules(&format!("{}\"a\"{}", open.repeat(times), close.repeat(times)));
    let long = "x".repeat(1 << 20);
    let row = |row: &str| format!("key\tname\taliases\tclasses\tparent\tfacts\n{row}\n");
    let words = |count: usize, mark: &str| (0..count).map(|n| format!("\"w{n}\"")).collect::<Vec<_>>().join(mark);
    let cases: Vec<(&str, &str, String, &str)> = vec![
        ("macros that double 40 times", "a.rules", macros(40, 2), "or macros lie more than 20 deep"),
        (
            "macros that double 19 times, three times",
            "a.rules",
            macros(19, 2) + "  match $m19 $m19\n",
            "have more than",
        ),
        ("macros of ten, 18 times", "a.rules", macros(18, 10), "have more than"),
        ("a macro that stands for itself", "a.rules", "define m0 = $m0 $m0\n".to_owned() + &rules("$m0"), "by itself"),
        ("brackets", "a.rules", deep("(", ")", 100_000), "brackets stand more than 50 deep"),
        ("brackets that end nowhere", "a.rules", deep("(", "", 1_000_000), "brackets stand more than 50 deep"),
        ("captures", "a.rules", deep("{a: ", "}", 100_000), "brackets stand more than 50 deep"),
        ("tests", "a.rules", deep("[(", ")]", 100_000), "expected here"),
        ("negations", "a.rules", rules(&format!("[{}thing]", "!".repeat(100_000))), "brackets stand more than 50 deep"),
        ("repetitions", "a.rules", rules("((((\"a\"{200}){200}){200}){200}){200}"), "too large"),
        ("repetitions of nothing", "a.rules", rules("\"b\" ((((\"a\"{0}){200}){200}){200}){200}"), "too large"),
        ("a count too large", "a.rules", rules("\"a\"{4000000000}"), "no count"),
        ("a number too large", "a.rules", rules("\"a\"{0,99999999999}"), "a number is expected"),
        ("many words", "a.rules", rules(&words(60_000, " | ")), "too many different words"),
        ("many parts", "a.rules", rules(&words(80_000, " ")), "too"),
        ("a class of a megabyte", "a.rules", rules(&format!("[{long}]")), "no class xxx"),
        ("a quote that is never closed", "a.rules", rules(&format!("\"{long}")), "is not closed in this line"),
        ("a row of a megabyte", "a.tsv", row(&long), "a row has 6 columns, not 1"),
        ("a row with many columns", "a.tsv", row(&"x\t".repeat(100_000)), "a row has 6 columns, not"),
        ("a key of a megabyte", "a.tsv", row(&format!("{long}:x\tX")), "the schema declares no kind xxx"),
        (
            "a name of a megabyte",
            "a.tsv",
            row(&format!("thing:x\t{long}")),
            "a name has at most 1000 bytes, and thing:x has a longer",
        ),
        ("an alias of a megabyte", "a.tsv", row(&format!("thing:x\tX\ta;{long}")), "a name has at most 1000 bytes"),
        ("a phrase of a megabyte", "a.txt", format!("[a]\n{long}"), "at most 1000 bytes, and this one 1048576"),
        ("a parent of a megabyte", "a.tsv", row(&format!("thing:x\tX\t\t\t{long}")), "there is no parent"),
        ("dates out of range", "a.tsv", row("thing:x\tX\t\t\tthing:y@..99999-99"), "thing:x: "),
        ("lists in lists", "schema.json", "[".repeat(100_000), "schema.json:1"),
        ("kinds in kinds", "schema.json", "{\"kinds\":".repeat(100_000), "schema.json:1"),
    ];
    for (name, file, contents, told) in cases {
        let (loaded, cost) = cost(|| load(file, &contents));
        println!("{name:<45} {:>6.2} s {:>5} MB", cost.seconds, cost.memory >> 20);
        let error = loaded.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains(told) && error.len() < 3000, "{name}: {error}");
        assert!(cost.seconds < 20.0 && cost.memory < 1 << 30, "{name}: {cost:?}");
    }
}

#[test]
fn long_names_and_lists_are_taken() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let long = "Xanadu ".repeat(142);
    let header = "key\tname\taliases\tclasses\tparent\tfacts\n";
    let extractor = load("a.tsv", &format!("{header}thing:x\t{long}\n")).unwrap();
    let read = |text: &str| extractor.extract(&Document::new("a", text));
    assert_eq!(read(&format!("Somebody went to {long}by boat.")).entities[0].mentions[0].text, long.trim());
    // nearly the name, at every word
    let (_, cost_of_near) = cost(|| read(&"Xanadu ".repeat(1 << 15)));
    assert!(cost_of_near.seconds < 20.0, "{cost_of_near:?}");
    let rows: String = (0..50_000).map(|n| format!("thing:{n}\tThing{n}\n")).collect();
    let (extractor, cost) = cost(|| load("a.tsv", &format!("{header}{rows}")).unwrap());
    assert!(cost.memory < 200 << 20, "{cost:?}");
    let extraction = extractor.extract(&Document::new("a", "Thing49999 and Thing0."));
    assert_eq!(extraction.entities.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["Thing49999", "Thing0"]);
}

/// A rule may ask for anything anywhere: on a sentence without end it still takes no more than its length.
#[test]
fn greedy_rules_on_endless_sentences_end() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for pattern in [
        "_+ \"never\" \"never\"",
        "(_* _*)* \"never\" \"never\"",
        "((_+)+)+ \"never\" \"never\"",
        "{a: _*} {b: _*} \"never\" \"never\"",
        "(_? ){200} \"never\" \"never\"",
    ] {
        for phase in ["statements all", "mentions longest"] {
            let extractor = load("a.rules", &rules(pattern).replace("mentions longest", phase)).unwrap();
            let text = "word never ".repeat(1 << 15);
            let (_, cost) = cost(|| extractor.extract(&Document::new("a", &text)));
            println!("{pattern:<28} {phase:<18} {:>6.2} s {:>5} MB", cost.seconds, cost.memory >> 20);
            assert!(cost.seconds < 20.0 && cost.memory < 500 << 20, "{pattern} {phase}: {cost:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_no_part_of_a_pack() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("schema.json"), SCHEMA).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("endless.txt")).unwrap();
    let error = Extractor::with_only_packs(&[folder.path()]).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains("endless.txt: this is no file"), "{error}");
}
