//! Practising: the dialog in which a drill is chosen, and what goes on in one. All of it is in the part that is fetched
//! when it is first asked for.

mod debrief;
mod feed;
mod practise;
mod running;
mod strip;

pub use practise::PractiseDialog;
pub use strip::DrillStrip;
