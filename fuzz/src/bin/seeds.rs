//! Writes the seeds of every target to `corpus/`, where `cargo fuzz` looks for them.

fn main() -> std::io::Result<()> {
    for (target, _) in govgraph_fuzz::TARGETS {
        let folder = std::path::Path::new("corpus").join(target);
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in govgraph_fuzz::seeds(target).into_iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number}")), seed)?;
        }
    }
    Ok(())
}
