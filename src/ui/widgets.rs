//! The components that several pages or the frame around the pages use, one file for each.

pub mod as_of;
pub mod assessment_diff;
pub mod back_link;
pub mod card;
pub mod challenges;
pub mod citation;
pub mod claims;
pub mod contradiction;
pub mod deferred;
pub mod display;
pub mod due_sources;
pub mod heading;
pub mod icon;
pub mod law;
pub mod long_list;
pub mod notice;
pub mod overview;
pub mod radio_form;
pub mod so_far;
pub mod stages;
pub mod timeline;
pub mod verdict;
pub mod verdict_explanation;
