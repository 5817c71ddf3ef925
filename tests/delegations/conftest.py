"""What tests of delegations share: one coming delegation, and eight people as a mail lists them."""

import pytest

from tests import build

EIGHT = """STT\tHọ tên\tTên bản ngữ\tChức vụ\tĐơn vị\tGhi chú
1\tTANAKA Kenichi\t田中 健一\tCục trưởng\tCục Môi trường\tTrưởng đoàn
2\tSATO Yumi\t佐藤 由美\tTrưởng phòng Hợp tác quốc tế\tCục Môi trường\t
3\tYAMAMOTO Hiroshi\t山本 浩\tKỹ sư trưởng\tCục Cấp thoát nước\t
4\tKOBAYASHI Aya\t小林 彩\tPhiên dịch\tCục Môi trường\tPhiên dịch
5\tITO Daisuke\t伊藤 大輔\tChuyên viên\tCục Môi trường\tĂn chay
6\tWATANABE Naoko\t渡辺 直子\tChuyên viên\tPhòng Giao lưu quốc tế\t
7\tNAKAMURA Ken\t中村 健\tKỹ sư\tCông ty Nước Kitakyushu\t
8\tABE Midori\t阿部 みどり\tTrợ lý\tCục Môi trường\t
"""


@pytest.fixture
def eight():
    """Give the text of a list of eight, as copied from a sheet."""
    return EIGHT


@pytest.fixture
def place(app):
    """Give the partner."""
    return build.locality("Kitakyushu", native_name="北九州市", native_lang="ja")


@pytest.fixture
def coming(place, noon):
    """Give a delegation that comes in three days."""
    return build.delegation(place, "Đoàn Cục Môi trường Kitakyushu")
