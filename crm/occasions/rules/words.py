"""How occasions, days and letters are called."""

from __future__ import annotations

from crm.core.locale import _, _l, _lp, name_members, ngettext
from crm.occasions.models import Basis, DayKind, Occasion, Way
from crm.occasions.rules.anniversaries import Beginning, Mark
from crm.occasions.rules.letters import LetterState, RoundView

name_members(
    {
        DayKind.DIPLOMATIC: _l("Diplomatic relations with Vietnam"),
        DayKind.NATIONAL: _l("National day"),
    }
)
name_members(
    {
        Basis.TIE: _l("Friendly relations"),
        Basis.SISTER: _l("Sister-city relationship"),
        Basis.DIPLOMATIC: _l("Diplomatic relations"),
    }
)
name_members(
    {
        Mark.ROUND: _lp("anniversary", "Round year"),
        Mark.EVEN: _lp("anniversary", "Fifth year"),
    }
)
name_members(
    {
        Occasion.NEW_YEAR: _lp("occasion", "New Year"),
        Occasion.LUNAR_NEW_YEAR: _lp("occasion", "Lunar New Year"),
        Occasion.NATIONAL_DAY: _lp("occasion", "National day"),
        Occasion.CITY_DAY: _lp("occasion", "City day"),
        Occasion.ANNIVERSARY: _lp("occasion", "Anniversary"),
        Occasion.CONDOLENCE: _lp("occasion", "Condolence, natural disaster"),
    }
)
name_members(
    {
        Way.POST: _lp("way", "By post"),
        Way.EMAIL: _lp("way", "By e-mail"),
        Way.MISSION: _lp("way", "Through a mission"),
        Way.HAND: _lp("way", "By hand"),
    }
)
name_members(
    {
        LetterState.TO_SEND: _lp("letter", "To send"),
        LetterState.SENT: _lp("letter", "Sent"),
        LetterState.ANSWERED: _lp("letter", "Answered"),
    }
)
name_members({RoundView.ALL: _l("All"), RoundView.OPEN: _l("Not all sent")})


def years_words(years: int) -> str:
    """Say a number of years."""
    return ngettext("%(num)s year", "%(num)s years", years)


def basis_words(of: Beginning, years: int) -> str:
    """Name an anniversary: how many years of what, with whom."""
    told = {"num": years, "partner": of.title}
    if of.basis is Basis.DIPLOMATIC:
        return _("%(num)s years of diplomatic relations between Vietnam and %(partner)s", **told)
    if of.basis is Basis.SISTER:
        return _("%(num)s years of the sister-city relationship with %(partner)s", **told)
    return _("%(num)s years of friendly relations with %(partner)s", **told)
