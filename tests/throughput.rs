//! How fast the splitter is: `cargo test --release --test throughput -- --ignored --nocapture`.

use std::time::Instant;

use govgraph::Splitter;

/// Short articles, as an archive holds them.
const ARTICLE: &str = "County opens new bridge\n\nUpdated: 2021-07-02 17:30 Source: Jilin Daily\n\n\
    CHANGCHUN, July 2 (Xinhua) -- Officials of Qianan county, northeast China's Jilin province, opened a bridge of 1,250 meters \
    over the Second Songhua River on Friday, said Li Qiang, deputy head of the county's transport bureau. The bridge, built by \
    Hill & Co. Ltd., cost 3.5 billion yuan (about 540 million U.S. dollars).\n\n\"It will carry 12,000 vehicles a day,\" Li said at \
    3 p.m. Friday. \"We are proud of it.\" The work began in Sept. 2018 and will go on until 2025, when No. 5 road is finished.\n";

fn measure(name: &str, text: &str, texts: usize) {
    let splitter = Splitter::default();
    let start = Instant::now();
    let mut sentences = 0;
    for _ in 0..texts {
        sentences += splitter.split(text).sentences.len();
    }
    let seconds = start.elapsed().as_secs_f64();
    let size = text.len() as f64 * texts as f64 / 1e6;
    println!("{name}: {:.0} MB/s ({sentences} sentences, {seconds:.2} s)", size / seconds);
}

#[test]
#[ignore = "measures speed"]
fn throughput() {
    measure("articles", ARTICLE, 100_000);
    measure("one long text", &ARTICLE.repeat(20_000), 5);
    measure("accents", &ARTICLE.replace('e', "é").repeat(10_000), 2);
    measure("Chinese", &"会议在长春召开，省长出席。".repeat(100_000), 5);
}

/// Texts made to be slow: each must take a time that grows with its length only.
#[test]
#[ignore = "measures speed"]
fn hostile_texts() {
    let parts = [
        "a", ",", ".", ". ", "a.", "a.b", "A. ", "U.S.", "'", "s' ", "(", "\"", ".\"", "1. A ", "• A", "\n", "a@",
        "a.com-", "中", "…", "No. ", "Inc. ", "a://", "http://,", "a.cn/,", "J.\u{a0}", "e\u{301}", "’",
    ];
    for part in parts {
        measure(part, &part.repeat(1_000_000 / part.len()), 1);
    }
}
