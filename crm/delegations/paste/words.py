"""The words by which lists in six languages name their columns, titles, offices and roles."""

import re
import unicodedata

from crm.core.names import Gender
from crm.core.text import fold
from crm.delegations.paste.shapes import Field

_HEADERS: dict[Field, str] = {
    Field.NUMBER: "stt|tt|số tt|số thứ tự|no|nº|n°|num|number|#|番号|順|順番|序号|编号|번호|순번|연번|№|n",
    Field.LATIN_NAME: (
        "họ tên|họ và tên|họ, tên|tên|họ và tên đệm|tên thành viên|thành viên|đại biểu|full name|name|names|"
        "family name|participant|delegate|member|tên la-tinh|tên latinh|latin name|name in english|"
        "english name|romaji|ローマ字|英字氏名|拼音|英文名|영문|영문명|영문성명|фио|ф.и.о.|имя|nom|"
        "nom et prénom"
    ),
    Field.NATIVE_NAME: (
        "氏名|名前|お名前|姓名|名字|성명|이름|성함|tên bản ngữ|tên gốc|native name|name in native script|"
        "漢字|漢字氏名|中文名|한글|한글명|tên tiếng nhật|tên tiếng trung|tên tiếng hàn|ຊື່|ຊື່ ແລະ ນາມສະກຸນ|"
        "ชื่อ|ชื่อ-นามสกุล"
    ),
    Field.READING: (
        "ふりがな|フリガナ|よみ|読み|読み方|かな|カナ|furigana|reading|phiên âm|cách đọc|cách đọc tên"
    ),
    Field.TITLE_VI: (
        "chức vụ|chức danh|chức vụ, đơn vị|chức vụ/đơn vị|chức vụ công tác|chức vụ và đơn vị|nghề nghiệp"
    ),
    Field.TITLE_EN: (
        "title|position|job title|post|designation|function|occupation|rank|chức vụ tiếng anh|fonction"
    ),
    Field.TITLE_NATIVE: (
        "役職|役職名|職名|肩書|肩書き|職位|职务|職務|职位|职称|직위|직책|직급|직함|должность|ຕຳແໜ່ງ|ตำแหน่ง"
    ),
    Field.ORGANISATION: (
        "đơn vị|cơ quan|đơn vị công tác|nơi công tác|cơ quan, đơn vị|cơ quan công tác|tổ chức|công ty|"
        "organisation|organization|organisation name|company|affiliation|institution|agency|department|"
        "employer|所属|所属機関|所属先|会社名|団体名|機関名|单位|工作单位|單位|公司|소속|소속기관|기관|"
        "기관명|организация|место работы|organisme|ພາກສ່ວນ|หน่วยงาน|สังกัด"
    ),
    Field.GENDER: (
        "giới tính|nam/nữ|nam, nữ|gender|sex|m/f|性別|性别|성별|пол|sexe|danh xưng|mr/ms|salutation"
    ),
    Field.PHONE: (
        "số điện thoại|điện thoại|đt|sđt|di động|số di động|phone|phone number|mobile|tel|telephone|"
        "contact number|cell|電話|電話番号|携帯|携帯電話|电话|手机|联系电话|手机号|전화|전화번호|연락처|"
        "휴대폰|телефон"
    ),
    Field.EMAIL: (
        "email|e-mail|mail|thư điện tử|địa chỉ email|email address|メール|メールアドレス|邮箱|电子邮箱|"
        "电子邮件|이메일|почта"
    ),
    Field.PASSPORT_NAME: (
        "tên theo hộ chiếu|họ tên theo hộ chiếu|họ và tên theo hộ chiếu|tên trên hộ chiếu|"
        "name as in passport|passport name|name in passport|name on passport|旅券氏名|パスポート氏名|"
        "护照姓名|여권 영문명|여권영문명|여권명|hộ chiếu|passport"
    ),
    Field.ROLE: (
        "vai trò|vai trò trong đoàn|nhiệm vụ|nhiệm vụ trong đoàn|role|role in delegation|団内役職|役割|"
        "团内职务|团内身份|역할|роль"
    ),
    Field.NOTE: (
        "ghi chú|chú thích|note|notes|remark|remarks|comment|comments|備考|备注|備註|비고|примечание|ໝາຍເຫດ|"
        "หมายเหตุ"
    ),
    Field.BORN_ON: (
        "ngày sinh|ngày tháng năm sinh|date of birth|dob|birth date|生年月日|出生日期|생년월일|дата рождения"
    ),
    Field.NATIONALITY: "quốc tịch|nationality|国籍|國籍|국적|гражданство|nationalité",
    Field.PASSPORT_NUMBER: (
        "số hộ chiếu|hộ chiếu số|passport no|passport number|passport №|旅券番号|パスポート番号|"
        "护照号|护照号码|여권번호|номер паспорта"
    ),
    Field.IGNORE: (
        "ngày cấp|"
        "ngày hết hạn|date of issue|date of expiry|expiry date|ký tên|chữ ký|signature|tuổi|age|年齢|年龄|"
        "나이|ảnh|photo|cccd|số cccd"
    ),
}


def _key(words: str) -> str:
    """Bring a header word to the form in which it is compared."""
    return re.sub(r"[\s.:*_]+", " ", fold(words)).strip()


# Columns that hold a piece of the name; side by side they make one name.
_PARTS_LATIN = (
    "họ|họ đệm|họ và đệm|họ và tên đệm|họ lót|tên đệm|surname|last name|family name|first name|given name|"
    "given names|forename|middle name|tên|фамилия|имя|отчество|nom|prénom"
)
_PARTS_NATIVE = "姓|名|성"
_NAME_PARTS = {_key(word) for word in f"{_PARTS_LATIN}|{_PARTS_NATIVE}".split("|")}
_FIELD_OF_PART = {
    **{_key(word): Field.LATIN_NAME for word in _PARTS_LATIN.split("|")},
    **{_key(word): Field.NATIVE_NAME for word in _PARTS_NATIVE.split("|")},
}
_FIELD_OF_HEADER = _FIELD_OF_PART | {
    _key(word): field for field, words in _HEADERS.items() for word in words.split("|")
}

_TITLE_VI = re.compile(
    r"\b(giám đốc|chủ tịch|trưởng (phòng|ban|khoa|bộ phận|nhóm|đại diện|đoàn)|phó trưởng|"
    r"(vụ|cục|sở|thị|hiệu|viện|đội|đô|tỉnh|tổ) trưởng|chuyên viên|bí thư|thư ký|chánh|phó (phòng|ban|đoàn)|"
    r"phiên dịch|cán bộ|tổng biên tập|đại sứ|tham tán|"
    r"lãnh sự|nhân viên|trợ lý|giáo sư|[uủ][ỷy] viên|viên chức|"
    r"lái xe|phóng viên|giảng viên|kế toán|kỹ sư|tùy viên)\b",
    re.IGNORECASE,
)
_TITLE_EN = re.compile(
    r"\b(director|mayor|manager|chief|head|president|chair(man|woman|person)?|officer|secretary|deputy|vice|"
    r"assistant|professor|consul|ambassador|advis[eo]r|interpreter|coordinator|specialist|staff|executive|"
    r"governor|commissioner|supervisor|engineer|reporter|minister|representative|counsell?or|superintendent|"
    r"ceo|cfo|leader|lecturer|dean|rector|researcher|attaché|directeur|directrice|maire|adjointe?|sindaco)\b",
    re.IGNORECASE,
)
_TITLE_NATIVE = re.compile(
    r"([市局部課科係室所次会社議団館校区院学町村处處组組班厅廳省县縣总總董事行支書司秘理秘党][長长]|センター長|"
    r"知事|主任|主査|主事|主席|书记|書記|顧問|顾问|翻译|通訳|職員|职员|教授|科员|委员|委員|理事|参事|秘书|秘書|代表|"
    r"担当|专员|経理|经理|总监|干事|研究员|研究員|調研員|调研员|调研員)(补佐|補佐|助理|代理)?$"
    r"|(국장|과장|시장|부장|팀장|단장|주무관|사무관|서기관|교수|위원|대표|실장|계장|통역|의장|원장|이사|차장|비서|담당관|구청장)$"
    r"|\b(директор|начальник|заместитель|глава|мэр|губернатор|советник|переводчик)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(sở|ubnd|hđnd|[uủ][ỷy] ban|công ty|đại học|trường|hiệp hội|hội|viện|trung tâm|văn phòng|cục|vụ|bộ|"
    r"thành phố|đại sứ quán|lãnh sự quán|ban quản lý|tổng công ty|phòng|ban|tỉnh|cảng|bảo tàng|"
    r"bureau|department|city|office|university|company|ltd|inc|co|corporation|corp|association|division|"
    r"government|council|chamber|institute|cent(er|re)|committee|agency|embassy|consulate|ministry|port|"
    r"foundation|hall|museum|school|college|bank|authority|prefecture|province|mairie|université)\b"
    r"|(市|局|部|課|科|处|省|县|県|区|会社|公司|大学|協会|协会|办公室|委员会|委員会|政府|役所|集团|센터|시청|시|대학교|공사|"
    r"협회|주식회사|청|국|과|администрация|университет|департамент)$",
    re.IGNORECASE,
)

_ROLES = {
    "head": (
        "trưởng đoàn|head|head of delegation|head of the delegation|delegation head|leader|"
        "delegation leader|team leader|団長|团长|團長|단장|глава делегации|chef de délégation|"
        "chef de la délégation"
    ),
    "deputy": (
        "phó đoàn|phó trưởng đoàn|deputy head|deputy head of delegation|deputy leader|副団長|副团长|副團長|"
        "부단장|заместитель главы делегации"
    ),
    "interpreter": (
        "phiên dịch|phiên dịch viên|biên phiên dịch|interpreter|通訳|翻译|翻譯|통역|통역사|переводчик|"
        "interprète"
    ),
    "press": "báo chí|phóng viên|press|media|reporter|journalist|記者|记者|기자|журналист",
    "security": "an ninh|bảo vệ|security|警護|安保|경호|охрана",
    "adviser": "cố vấn|adviser|advisor|顧問|顾问|고문|советник",
    "spouse": "phu nhân|phu quân|spouse|夫人|부인|супруга",
    "member": "thành viên|đoàn viên|member|delegate|団員|团员|團員|단원|член делегации",
}
_ROLE_OF_WORD = {_key(word): role for role, words in _ROLES.items() for word in words.split("|")}

_GENDERS = {
    Gender.MALE: "nam|ông|anh|mr|male|m|man|男|男性|남|남성|남자|м|муж|monsieur|sir",
    Gender.FEMALE: "nữ|bà|chị|cô|ms|mrs|miss|mme|female|f|woman|女|女性|여|여성|여자|ж|жен|madame|madam",
}
_GENDER_OF_WORD = {_key(word): gender for gender, words in _GENDERS.items() for word in words.split("|")}
_HONORIFIC = re.compile(
    r"^(ông|bà|đồng chí|đ/c|ngài|mr|mrs|ms|miss|mme|mlle|monsieur|madame|dr|prof|г-н|г-жа)(\.\s*|\s+)"
    r"(?=\S)|\s*(様|先生|女士|님|씨)$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(kính gửi|kính chào|kính thưa|thân gửi|trân trọng|xin |chào |cảm ơn|dear|hello|hi\b|best regards|"
    r"kind regards|regards|sincerely|thank|please|here is|below|"
    r"お世話|いつも|よろしく|以上|尊敬的|您好|안녕|감사)"
    r"|[:：]$",
    re.IGNORECASE,
)


def header_field(cell: str) -> Field | None:
    """Tell which field a header cell names, in whole or in one of its two languages."""
    pieces = [cell, *re.split(r"[/\n|()（）\[\]]| - ", cell)]
    for piece in pieces:
        if found := _FIELD_OF_HEADER.get(_key(piece)):
            return found
    return None


def is_name_part(header: str) -> bool:
    """Tell whether a column holds only a piece of the name, such as the family name."""
    return _key(header) in _NAME_PARTS


def role_of(segment: str) -> str:
    """Tell the role a word gives in a delegation; nothing when it gives none."""
    return _ROLE_OF_WORD.get(_key(segment), "")


def gender_of(word: str) -> Gender | None:
    """Tell the gender a word such as Nam, Ms or 女 states."""
    return _GENDER_OF_WORD.get(_key(word))


def without_honorific(name: str) -> tuple[str, Gender | None]:
    """Take Mr, Bà or 様 from a name, and tell the gender it stated."""
    gender = None
    while found := _HONORIFIC.search(name):
        gender = gender or gender_of((found.group(1) or found.group(3)).rstrip("."))
        name = (name[: found.start()] + name[found.end() :]).strip()
    return name, gender


def is_greeting(line: str) -> bool:
    """Tell a line that opens or ends a mail and is nobody's name."""
    return bool(_GREETING.search(line.strip()))


def title_field(text: str) -> Field | None:
    """Tell whether a text reads like somebody's title, and in which language."""
    text = unicodedata.normalize("NFC", text)
    if _TITLE_NATIVE.search(text):
        return Field.TITLE_NATIVE
    if _TITLE_VI.search(text):
        return Field.TITLE_VI
    return Field.TITLE_EN if _TITLE_EN.search(text) else None


def is_organisation(text: str) -> bool:
    """Tell whether a text reads like the name of an office."""
    return bool(_ORGANISATION.search(unicodedata.normalize("NFC", text)))
