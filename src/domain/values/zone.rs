//! The zone that local times are shown in, as an argument.

use super::{Offset, Timestamp};

/// Knows the local clock at any instant. The page asks the browser; tests use [`FixedZone`].
pub trait Zone {
    /// What people call it: `Europe/Berlin`, `UTC`.
    fn name(&self) -> &str;
    /// How far its clocks are ahead of UTC at that instant.
    fn offset_at(&self, at: Timestamp) -> Offset;
}

/// A zone whose clocks never change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedZone {
    /// What people call it.
    pub name: String,
    /// How far it is ahead of UTC.
    pub offset: Offset,
}

impl FixedZone {
    /// UTC itself.
    pub fn utc() -> FixedZone {
        FixedZone { name: "UTC".into(), offset: Offset(0) }
    }
}

impl Zone for FixedZone {
    fn name(&self) -> &str {
        &self.name
    }

    fn offset_at(&self, _: Timestamp) -> Offset {
        self.offset
    }
}
