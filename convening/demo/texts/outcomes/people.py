"""Who spoke on the record and agreed to be named, as each is to be printed. Key in the cast: {language: words}."""

PEOPLE = {
    "speaker": {
        "en": {"honorific": "H.E. Ms.", "name": "Hala Murjan", "function": "Member of the Assembly Alliance"},
        "ar": {"honorific": "سعادة السيدة", "name": "هالة مرجان", "function": "عضو تحالف الجمعية"},
        "es": {"honorific": "Excma. Sra.", "name": "Hala Murjan", "function": "integrante de la Alianza de la Asamblea"},
        "fr": {"honorific": "S.E. Mme", "name": "Hala Murjan", "function": "membre de l’Alliance de l’Assemblée"},
    },
    "speaker_two": {
        "en": {"honorific": "Ms.", "name": "Matilda Ekström-Rey", "function": "Head of the Mediation Support Secretariat"},
        "ar": {"honorific": "السيدة", "name": "ماتيلدا إكستروم-ري", "function": "رئيسة أمانة دعم الوساطة"},
        "es": {"honorific": "Sra.", "name": "Matilda Ekström-Rey", "function": "directora de la Secretaría de Apoyo a la Mediación"},
        "fr": {"honorific": "Mme", "name": "Matilda Ekström-Rey", "function": "cheffe du secrétariat d’appui à la médiation"},
    },
}

#: The session in which they did.
WHERE = "opening"
