//! Words, numbers and times that carry their own rules: what everything else here is made of.

mod audience;
mod change;
mod char_class;
mod leaning;
mod link;
mod phase;
mod register;
mod severity;
mod stamp;
mod standing;
mod text;
mod text_span;
mod time;
mod wall_clock;
mod zone;

pub use audience::Audience;
pub use change::ChangeKind;
pub use char_class::is_letter;
pub use leaning::{Leaning, Source};
pub use link::Link;
pub use phase::Phase;
pub use register::{Identified, Register};
pub use severity::{Severity, SeverityNames};
pub use stamp::{Replica, Stamp, StampClock, StampError};
pub use standing::Standing;
pub use text::{ENTRY_LIMIT, EntryText, TITLE_LIMIT, TextError, Title};
pub use text_span::{TextSpan, marked};
pub use time::{Calendar, Offset, Timestamp};
pub use wall_clock::{Readings, readings, time_of_day};
pub use zone::{FixedZone, Zone};
