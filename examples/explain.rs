//! Shows how a sentence is read, and why it gives no other statement.
//!
//! ```sh
//! cargo run --example explain
//! ```

use govgraph::{Document, Extractor};

fn main() -> govgraph::Result<()> {
    let extractor = Extractor::new()?;
    let document = Document::new("a", "On July 2, Jing Junhai, governor of Jilin province, arrived in Changchun.");
    print!("{}", extractor.explain(&document));
    print!("{}", extractor.explain_absence(&document, "Jing Junhai", "held_in", "Changchun")?);
    print!("{}", extractor.explain_absence(&document, "Jing Junhai", "met_with", "Han Jun")?);
    Ok(())
}
