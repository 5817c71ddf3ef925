"""What journeys and vehicles are called."""

from __future__ import annotations

from crm.core.locale import _lp, name_members
from crm.delegations.models import Carriage, LegKind, VehicleKind

name_members(
    {
        LegKind.ARRIVAL: _lp("leg", "Arrival"),
        LegKind.DEPARTURE: _lp("leg", "Departure"),
        LegKind.BETWEEN: _lp("leg", "Journey during the visit"),
    }
)
name_members(
    {
        Carriage.FLIGHT: _lp("carriage", "Flight"),
        Carriage.TRAIN: _lp("carriage", "Train"),
        Carriage.ROAD: _lp("carriage", "By road"),
        Carriage.SHIP: _lp("carriage", "Ship"),
    }
)
name_members(
    {
        VehicleKind.CAR: _lp("vehicle", "Car"),
        VehicleKind.VAN: _lp("vehicle", "Van"),
        VehicleKind.COACH: _lp("vehicle", "Coach"),
    }
)
