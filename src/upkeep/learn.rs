//! Vectors for the generation that is answered from, made beside everything else: until they are there,
//! words alone answer.

use std::sync::Arc;

use arc_swap::ArcSwap;
use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::index::{Generation, Vectors};

/// Makes what the current generation lacks, again whenever another one is put in place. Work on one
/// that was replaced meanwhile stops; what was made of it is kept.
pub async fn learn(
    vectors: Vectors,
    current: Arc<ArcSwap<Generation>>,
    mut swaps: watch::Receiver<u64>,
) {
    loop {
        let (vectors, current) = (vectors.clone(), Arc::clone(&current));
        let done = spawn_blocking(move || learn_current(&vectors, &current)).await;
        if let Err(error) = done {
            tracing::error!(%error, "making vectors failed by a mistake of the program");
        }
        if swaps.changed().await.is_err() {
            return;
        }
    }
}

fn learn_current(vectors: &Vectors, current: &ArcSwap<Generation>) {
    let generation = current.load_full();
    let missing = vectors.recall(&generation);
    if missing == 0 {
        return;
    }
    tracing::info!(
        missing,
        "making vectors; words alone answer until they are there"
    );
    let is_current = |_| Arc::ptr_eq(&current.load(), &generation);
    if vectors.make(&generation, is_current) {
        tracing::info!("every vector is there");
    }
}
