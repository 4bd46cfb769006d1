//! Lists the fields of the document that the snapshot contains. The snapshot is the initial chunk
//! of the catalog, which the page loads first. It has everything that decides verdicts, the names
//! of programs, agreements and options, and the texts of the first screens.
//!
//! For each type, the fields before the semicolon are encoded in the order given here. The fields
//! after the semicolon, such as the explanations of a verdict, stay empty until the whole catalog
//! has loaded.

use super::*;
use crate::snapshot::snapshot;

snapshot! {
    Document(about sources questions programs options exclusions; glossary words law scenarios);
    About(
        version published review_by language direction umbrella process periods leaves_out at_hand
        rosters;
        compare overview ask_ice counsel
    );
    Roster(date name;);
    Period(years text;);
    Source(id short kind as_of circa undated; title publisher captured review_by url note);
    Claim(text cite;);
    Citation(source at as_of;);
    StandingOption(id order name short requirements; summary facts offers limits ask_ice compare);
    Program(
        id order name short status relations agreements;
        summary facts not_stated provides offers limits timeline ask_ice raise
    );
    Status(kind date; name text cite);
    Relation(kind program text cite;);
    Agreement(
        id name short offered addresses raises duty needs requirements;
        summary instrument offers limits clauses compare
    );
    Offered(from until; text cite);
    Addressed(challenge; cite);
    Need(when; text cite);
    Question(id section kind text hint short changed_by not_sure law choices point;);
    Point(ask; one other);
    Exclusion(when; text);
    Choice(id label hint short none;);
    Requirement(met_when mark; stage text by pays cite);
    Rule(question is any_of all any not;);
}
