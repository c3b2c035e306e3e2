//! Which interactions were taken on: a resumed connection may deliver an event twice.

use std::collections::{HashSet, VecDeque};

/// The last interactions, by id.
pub(super) struct Seen {
    ids: HashSet<u64>,
    order: VecDeque<u64>,
    room: usize,
}

impl Seen {
    /// Remembers this many.
    pub(super) fn new(room: usize) -> Self {
        Self {
            ids: HashSet::with_capacity(room),
            order: VecDeque::with_capacity(room),
            room,
        }
    }

    /// Whether the id is new; from now on it is not.
    pub(super) fn is_new(&mut self, id: u64) -> bool {
        if !self.ids.insert(id) {
            return false;
        }
        if self.order.len() == self.room
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
        self.order.push_back(id);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn an_id_is_new_once_and_forgotten_when_there_is_no_room() {
        let mut seen = Seen::new(2);
        assert!(seen.is_new(1) && seen.is_new(2));
        assert!(!seen.is_new(1));
        assert!(seen.is_new(3));
        assert!(seen.is_new(1));
    }
}
