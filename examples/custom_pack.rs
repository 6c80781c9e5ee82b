//! Extends the built-in knowledge with a pack of one's own: a kind `disease`, a predicate `reported_in`.
//!
//! ```sh
//! cargo run --example custom_pack
//! ```

use std::error::Error;
use std::path::Path;

use govgraph::{Document, Extractor};

const TEXT: &str = "Two cases of cholera were reported in Harbin on July 2. Heilongjiang province confirmed an outbreak of \
    African swine fever. No case of dengue fever is known.";

fn main() -> Result<(), Box<dyn Error>> {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/packs/disease");
    let extractor = Extractor::with_packs(&[pack])?;
    let extraction = extractor.extract(&Document::new("outbreaks", TEXT));
    let name = |id| extraction.entity(id).map_or("?", |entity| entity.name.as_str());
    for statement in &extraction.statements {
        println!("{} {} {}", name(statement.subject), statement.predicate, name(statement.object));
    }
    Ok(())
}
