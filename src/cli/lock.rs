//! Keeps two runs from changing one graph at a time: the one that saves last would undo the other's work.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use govgraph::{Error, Result};

/// A graph that this run alone may change, until it is dropped or the process ends, however that happens.
///
/// The lock is on a file of its own beside the graph's, for that one is replaced whenever it is saved. The file stays: who removed
/// it could take it from under a run that has just opened it.
pub struct Lock(#[expect(dead_code, reason = "held, not used")] File);

impl Lock {
    /// Locks the graph of that file.
    ///
    /// # Errors
    /// A graph that another run holds, and a folder that cannot be written to.
    pub fn of(graph: &Path) -> Result<Self> {
        // who comes by a link comes to the same graph
        let place = fs::canonicalize(graph).unwrap_or_else(|_| graph.to_owned());
        let mut name = place.file_name().unwrap_or_default().to_os_string();
        name.push(".lock");
        let path = place.with_file_name(name);
        let failed = |error| Error::io(&path, error);
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => {
                Err(Error::graph(graph, "another run is changing this graph; begin again when it has ended"))
            }
            // some network file systems know no locks; they never kept anybody from building
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => Ok(Lock(file)),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}
