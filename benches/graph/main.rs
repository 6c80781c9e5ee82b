//! How building a graph grows with its articles, what it takes in memory, and how long questions take. See the README in the folder above.
//! Times of building are those of the processor where the system tells them, so that other work on the machine disturbs less.
//!
//! ```sh
//! cargo bench --bench graph                     # 25, 50 and 100 thousand articles
//! cargo bench --bench graph -- 1000000          # a million
//! ```

mod synthetic;

use std::fs;
use std::time::{Duration, Instant};

use govgraph::{Articles, KnowledgeGraph, Period, Sizes};
use jiff::civil::date;
use synthetic::Synthetic;

/// As in the command: with the system's, building a large graph spends most of its time in the allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many articles are built into a graph where no number is given.
const COUNTS: [u64; 3] = [25_000, 50_000, 100_000];
/// Of a run that only shows that it runs (`cargo test --benches`).
const FEW: [u64; 1] = [200];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<u64> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let tested = !arguments.iter().any(|argument| argument == "--bench");
    let counts = match (&given[..], tested) {
        ([], true) => FEW.to_vec(),
        ([], false) => COUNTS.to_vec(),
        (given, _) => given.to_vec(),
    };
    println!(
        "articles  statements  add s  graph s  µs/article  file MB  save s  load s  memory MB  facts MB  provenance MB"
    );
    let times: Vec<(u64, Duration)> = counts.into_iter().map(|count| (count, build(count))).collect();
    if let (Some((few, short)), Some((many, long))) = (times.first(), times.last())
        && few < many
    {
        // of a straight line through the logarithms of the first and the last point
        let slope = (long.as_secs_f64() / short.as_secs_f64()).ln() / (*many as f64 / *few as f64).ln();
        println!("time of building grows with the power {slope:.2}");
    }
}

/// Builds a graph of so many articles and asks it; gives the time of building.
fn build(count: u64) -> Duration {
    let synthetic = Synthetic::new(1);
    let mut articles = Articles::new();
    let mut adding = Duration::ZERO;
    for start in (0..count).step_by(1000) {
        let extractions: Vec<_> = (start..count.min(start + 1000)).map(|number| synthetic.article(number)).collect();
        let add = || extractions.iter().try_for_each(|extraction| articles.add(extraction, None));
        let (time, added) = timed(add);
        added.expect("extractions can be kept");
        adding += time;
    }
    let sizes = articles.sizes();
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let file = folder.path().join("graph.gg");
    let (saving, saved) = timed(|| articles.save(&file));
    saved.expect("the graph is saved");
    let (building, graph) = timed(|| KnowledgeGraph::new(articles));
    let memory = memory();
    report(count, sizes, [adding, building, saving], memory, fs::metadata(&file).map_or(0, |file| file.len()), &file);
    questions(&graph);
    adding + building
}

fn report(
    count: u64,
    sizes: Sizes,
    [adding, building, saving]: [Duration; 3],
    memory: u64,
    length: u64,
    file: &std::path::Path,
) {
    let (loading, loaded) = timed(|| Articles::load(file));
    assert_eq!(loaded.expect("the graph is read").len() as u64, count);
    let mb = |bytes: u64| bytes as f64 / 1e6;
    let per_article = (adding + building).as_secs_f64() * 1e6 / count as f64;
    println!(
        "{count:>8}  {:>10}  {:>5.1}  {:>7.1}  {per_article:>10.1}  {:>7.0}  {:>6.1}  {:>6.1}  {:>9.0}  {:>8.1}  {:>13.1}",
        sizes.statements,
        adding.as_secs_f64(),
        building.as_secs_f64(),
        mb(length),
        saving.as_secs_f64(),
        loading.as_secs_f64(),
        mb(memory),
        mb(sizes.facts as u64),
        mb(sizes.provenance as u64),
    );
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let (started, busy) = (Instant::now(), processor());
    let result = work();
    let elapsed = started.elapsed();
    (processor().zip(busy).map_or(elapsed, |(now, then)| now.saturating_sub(then)), result)
}

/// The time that the processor has worked for the program, to hundredths of a second.
fn processor() -> Option<Duration> {
    let status = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = status.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

/// The memory that the program takes, in bytes; 0 where the system does not tell.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// Asks each question six times, for the first may make an index, and tells how long the quickest took.
fn questions(graph: &KnowledgeGraph) {
    let person = graph.central("person", &Period::always(), 1).remove(0).node;
    let day = Period::on(date(2015, 6, 1));
    let year = Period::new(Some(date(2015, 1, 1)), Some(date(2015, 12, 31)));
    type Question<'a> = (&'a str, Box<dyn Fn() -> usize + 'a>);
    let questions: [Question<'_>; 9] = [
        (
            "who governor of Province3",
            Box::new(|| graph.who("governor of Province3", &Period::always(), false).map_or(0, |a| a.tenures.len())),
        ),
        (
            "who mayor of City3x4 --on",
            Box::new(|| graph.who("mayor of City3x4", &day, false).map_or(0, |a| a.tenures.len() + a.last_known.len())),
        ),
        (
            "about a person",
            Box::new(|| graph.about(&person.key, &Period::always(), false).map_or(0, |a| a.facts.len())),
        ),
        ("about City3x4 in a year", Box::new(|| graph.about("City3x4", &year, false).map_or(0, |a| a.articles))),
        ("find with an error", Box::new(|| graph.find("Provinec3", &[]).map_or(1, |_| 1))),
        ("met", Box::new(|| graph.met(&person.key, &Period::always(), false).map_or(0, |a| a.len()))),
        ("backers", Box::new(|| graph.backers("industry 7", &year, false).map_or(0, |a| a.len()))),
        ("path", Box::new(|| graph.paths("City3x4", "River7", &Period::always(), 3, false).map_or(0, |a| a.len()))),
        ("conflicts", Box::new(|| graph.conflicts(&Period::always()).len() + 1)),
    ];
    println!("          {} nodes, {} edges", graph.node_count(), graph.edge_count());
    for (name, ask) in questions {
        let asked = |_| {
            let started = Instant::now();
            let found = ask();
            (started.elapsed(), found)
        };
        let (first, found) = asked(0);
        let time = (0..5).map(asked).map(|(time, _)| time).min().unwrap_or_default();
        assert!(found > 0, "{name} finds nothing");
        println!(
            "          {name:<28} {:>8.2} ms   (first {:.2} ms, {found} found)",
            time.as_secs_f64() * 1e3,
            first.as_secs_f64() * 1e3
        );
    }
}
