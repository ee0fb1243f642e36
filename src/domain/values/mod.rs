//! Words, numbers and times that carry their own rules: what everything else here is made of.

mod audience;
mod change;
mod char_class;
mod interval;
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
pub mod time_expression;
mod wall_clock;
mod zone;
mod zone_name;

pub use audience::Audience;
pub use change::ChangeKind;
pub use char_class::is_letter;
pub use interval::{CADENCE_MINUTES, INTERVALS, interval_in, interval_name};
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
pub use wall_clock::{Readings, midnight, readings, time_of_day};
pub use zone::{FixedZone, Zone};
pub use zone_name::{zone_name_today, zone_names_before};
