"""Minimal pairs: two texts that differ in one thing, and the stances that each shows.

A stance is written `holder sign target`: `inc + caa` is for, `inc - caa` against, `inc 0 caa`
takes no side. A holder without a party is written by its words.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import partyie

_SIGNS = {"favour": "+", "against": "-", "neutral": "0"}

Pair = tuple[str, str, str, str]  # text, its stances, near twin, its stances

NEGATION: list[Pair] = [
    (
        "The Congress supports the CAA.",
        "inc + caa",
        "The Congress does not support the CAA.",
        "inc - caa",
    ),
    (
        "The DMK is in favour of delimitation.",
        "dmk + delimitation",
        "The DMK is not in favour of delimitation.",
        "dmk - delimitation",
    ),
    (
        "The BJD will back the Waqf Bill.",
        "bjd + waqf_bill",
        "The BJD will not back the Waqf Bill.",
        "bjd - waqf_bill",
    ),
    (
        "The TDP has always supported privatisation.",
        "tdp + privatisation",
        "The TDP has never supported privatisation.",
        "tdp - privatisation",
    ),
    (
        "The JD(U) agreed to endorse the UCC.",
        "jdu + ucc",
        "The JD(U) refused to endorse the UCC.",
        "jdu - ucc",
    ),
    (
        "The RJD voted for the Waqf Bill.",
        "rjd + waqf_bill",
        "The RJD did not vote for the Waqf Bill.",
        "rjd - waqf_bill",
    ),
    (
        "The Congress wants a caste census.",
        "inc + caste_census",
        "The Congress does not want a caste census.",
        "inc - caste_census",
    ),
    (
        "The AAP welcomes electoral bonds.",
        "aap + electoral_bonds",
        "The AAP cannot welcome electoral bonds.",
        "aap - electoral_bonds",
    ),
    ("कांग्रेस सीएए का समर्थन करती है।", "inc + caa", "कांग्रेस सीएए का समर्थन नहीं करती है।", "inc - caa"),
    (
        "द्रमुक परिसीमन के पक्ष में है।",
        "dmk + delimitation",
        "द्रमुक परिसीमन के पक्ष में नहीं है।",
        "dmk - delimitation",
    ),
    (
        "बीजद ने वक्फ विधेयक का समर्थन किया।",
        "bjd + waqf_bill",
        "बीजद ने वक्फ विधेयक का समर्थन नहीं किया।",
        "bjd - waqf_bill",
    ),
    (
        "राजद जातीय जनगणना चाहती है।",
        "rjd + caste_census",
        "राजद जातीय जनगणना नहीं चाहती है।",
        "rjd - caste_census",
    ),
    (
        "माकपा ने निजीकरण का समर्थन करने की बात कही।",
        "cpim + privatisation",
        "माकपा ने निजीकरण का समर्थन करने से इनकार किया।",
        "cpim - privatisation",
    ),
    (
        "जदयू समान नागरिक संहिता पर सहमत है।",
        "jdu + ucc",
        "जदयू समान नागरिक संहिता पर सहमत नहीं है।",
        "jdu - ucc",
    ),
    (
        "तृणमूल कांग्रेस एनआरसी लागू होने देगी।",
        "tmc + nrc",
        "तृणमूल कांग्रेस एनआरसी लागू नहीं होने देगी।",
        "tmc - nrc",
    ),
    (
        "समाजवादी पार्टी अग्निपथ योजना के साथ है और इसका समर्थन करेगी।",
        "sp + agnipath",
        "समाजवादी पार्टी अग्निपथ योजना के साथ है पर इसका समर्थन नहीं करेगी।",
        "sp - agnipath",
    ),
]

DOUBLE_NEGATION: list[Pair] = [
    (
        "The Congress opposes reservation.",
        "inc - reservation",
        "The Congress does not oppose reservation.",
        "inc + reservation",
    ),
    (
        "The BJP is against the farm loan waiver.",
        "bjp - farm_loan_waiver",
        "The BJP is not against the farm loan waiver.",
        "bjp + farm_loan_waiver",
    ),
    (
        "The Samajwadi Party has rejected the women's reservation bill.",
        "sp - womens_reservation",
        "The Samajwadi Party has never rejected the women's reservation bill.",
        "sp + womens_reservation",
    ),
    (
        "The CPI(M) resists the GST.",
        "cpim - gst",
        "The CPI(M) no longer resists the GST.",
        "cpim + gst",
    ),
    (
        "The DMK is opposed to the NEP.",
        "dmk - nep",
        "The DMK is not opposed to the NEP.",
        "dmk + nep",
    ),
    ("The TMC will fight the UCC.", "tmc - ucc", "The TMC will not fight the UCC.", "tmc + ucc"),
    (
        "The AAP opposes attempts to weaken reservation.",
        "aap + reservation",
        "The AAP does not oppose attempts to weaken reservation.",
        "aap - reservation",
    ),
    (
        "The RJD voted against the Waqf Bill.",
        "rjd - waqf_bill",
        "The RJD refused to vote against the Waqf Bill.",
        "rjd + waqf_bill",
    ),
    (
        "कांग्रेस आरक्षण का विरोध करती है।",
        "inc - reservation",
        "कांग्रेस आरक्षण का विरोध नहीं करती है।",
        "inc + reservation",
    ),
    (
        "भाजपा कर्जमाफी के खिलाफ है।",
        "bjp - farm_loan_waiver",
        "भाजपा कर्जमाफी के खिलाफ नहीं है।",
        "bjp + farm_loan_waiver",
    ),
    (
        "सपा ने महिला आरक्षण विधेयक को खारिज किया।",
        "sp - womens_reservation",
        "सपा ने महिला आरक्षण विधेयक को खारिज नहीं किया।",
        "sp + womens_reservation",
    ),
    ("माकपा जीएसटी के विरोध में है।", "cpim - gst", "माकपा जीएसटी के विरोध में नहीं है।", "cpim + gst"),
    (
        "द्रमुक ने नई शिक्षा नीति पर आपत्ति जताई।",
        "dmk - nep",
        "द्रमुक ने नई शिक्षा नीति पर आपत्ति नहीं जताई।",
        "dmk + nep",
    ),
    (
        "राजद ने आरक्षण खत्म करने का विरोध किया।",
        "rjd + reservation",
        "राजद ने आरक्षण खत्म करने का विरोध नहीं किया।",
        "rjd - reservation",
    ),
    (
        "राजद आरक्षण को कमजोर करना चाहती है।",
        "rjd - reservation",
        "राजद आरक्षण को कमजोर नहीं करना चाहती है।",
        "rjd + reservation",
    ),
    (
        "बसपा ने वक्फ विधेयक का विरोध करने की बात कही।",
        "bsp - waqf_bill",
        "बसपा ने वक्फ विधेयक का विरोध करने से इनकार किया।",
        "bsp + waqf_bill",
    ),
]

SHIFTERS: list[Pair] = [
    (
        "The Congress demanded the rollout of the Agnipath scheme.",
        "inc + agnipath",
        "The Congress demanded the rollback of the Agnipath scheme.",
        "inc - agnipath",
    ),
    (
        "The AAP opposes moves to protect net neutrality.",
        "aap - net_neutrality",
        "The AAP opposes moves to violate net neutrality.",
        "aap + net_neutrality",
    ),
    (
        "The RJD wants to expand reservation.",
        "rjd + reservation",
        "The RJD wants to end reservation.",
        "rjd - reservation",
    ),
    (
        "The BJP supports the decision to implement the CAA.",
        "bjp + caa",
        "The BJP supports the decision to repeal the CAA.",
        "bjp - caa",
    ),
    (
        "The Samajwadi Party called for the restoration of statehood.",
        "sp + statehood",
        "The Samajwadi Party called for the abolition of statehood.",
        "sp - statehood",
    ),
    (
        "The DMK rejected the plan to introduce NEET.",
        "dmk - neet",
        "The DMK rejected the plan to scrap NEET.",
        "dmk + neet",
    ),
    (
        "The TMC vowed to defend the right to privacy.",
        "tmc + data_protection",
        "The TMC vowed to curtail the right to privacy.",
        "tmc - data_protection",
    ),
    (
        "The AAP seeks a law on the right to information.",
        "aap + right_to_information",
        "The AAP seeks dilution of the right to information.",
        "aap - right_to_information",
    ),
    (
        "कांग्रेस ने अग्निपथ योजना लागू करने की मांग की।",
        "inc + agnipath",
        "कांग्रेस ने अग्निपथ योजना वापस लेने की मांग की।",
        "inc - agnipath",
    ),
    (
        "माकपा ने नेट न्यूट्रैलिटी बचाने का समर्थन किया।",
        "cpim + net_neutrality",
        "माकपा ने नेट न्यूट्रैलिटी खत्म करने का समर्थन किया।",
        "cpim - net_neutrality",
    ),
    (
        "राजद ने आरक्षण बढ़ाने की मांग की।",
        "rjd + reservation",
        "राजद ने आरक्षण हटाने की मांग की।",
        "rjd - reservation",
    ),
    (
        "भाजपा ने अनुच्छेद 370 बहाल करने का विरोध किया।",
        "bjp - article_370",
        "भाजपा ने अनुच्छेद 370 हटाने का विरोध किया।",
        "bjp + article_370",
    ),
    (
        "सपा ने ईवीएम से चुनाव कराने की मांग की।",
        "sp + evm",
        "सपा ने ईवीएम को बंद करने की मांग की।",
        "sp - evm",
    ),
    (
        "द्रमुक ने नीट लाने के फैसले का विरोध किया।",
        "dmk - neet",
        "द्रमुक ने नीट रद्द करने के फैसले का विरोध किया।",
        "dmk + neet",
    ),
    (
        "तृणमूल कांग्रेस ने मनरेगा को मजबूत करने की हर कोशिश का स्वागत किया।",
        "tmc + mgnrega",
        "तृणमूल कांग्रेस ने मनरेगा को कमजोर करने की हर कोशिश का स्वागत किया।",
        "tmc - mgnrega",
    ),
    (
        "राजद ने चुनावी बॉन्ड को सही ठहराने वाले फैसले का स्वागत किया।",
        "rjd + electoral_bonds",
        "राजद ने चुनावी बॉन्ड को असंवैधानिक बताने वाले फैसले का स्वागत किया।",
        "rjd - electoral_bonds",
    ),
]

PASSIVE: list[Pair] = [
    (
        "The Waqf Bill was opposed by the Congress.",
        "inc - waqf_bill",
        "The Waqf Bill was supported by the Congress.",
        "inc + waqf_bill",
    ),
    (
        "The UCC has been welcomed by the BJP.",
        "bjp + ucc",
        "The UCC has been rejected by the BJP.",
        "bjp - ucc",
    ),
    (
        "The caste census is backed by the RJD and the JD(U).",
        "jdu + caste_census; rjd + caste_census",
        "The caste census is resisted by the RJD and the JD(U).",
        "jdu - caste_census; rjd - caste_census",
    ),
    (
        "The farm laws were criticised by the DMK.",
        "dmk - farm_laws",
        "The farm laws were hailed by the DMK.",
        "dmk + farm_laws",
    ),
    (
        "The TMC said delimitation would be opposed.",
        "tmc - delimitation",
        "The TMC said any attempt to scrap delimitation would be opposed.",
        "tmc + delimitation",
    ),
    (
        "Net neutrality got support from the AAP.",
        "aap + net_neutrality",
        "Net neutrality faced opposition from the AAP.",
        "aap - net_neutrality",
    ),
    (
        "The GST was not supported by the AAP.",
        "aap - gst",
        "The GST was not opposed by the AAP.",
        "aap + gst",
    ),
    (
        "Simultaneous elections, backed by the BJP, will take time.",
        "bjp + one_nation_one_election",
        "Simultaneous elections, opposed by the BJP, will take time.",
        "bjp - one_nation_one_election",
    ),
    (
        "वक्फ विधेयक का कांग्रेस द्वारा विरोध किया गया।",
        "inc - waqf_bill",
        "वक्फ विधेयक का कांग्रेस द्वारा समर्थन किया गया।",
        "inc + waqf_bill",
    ),
    (
        "वक्फ विधेयक को तेदेपा का समर्थन मिला।",
        "tdp + waqf_bill",
        "वक्फ विधेयक को तेदेपा का समर्थन नहीं मिला।",
        "tdp - waqf_bill",
    ),
    (
        "जीएसटी का भाजपा की ओर से स्वागत किया गया।",
        "bjp + gst",
        "जीएसटी का भाजपा की ओर से विरोध किया गया।",
        "bjp - gst",
    ),
    (
        "कृषि कानूनों का अकाली दल द्वारा समर्थन नहीं किया गया।",
        "sad - farm_laws",
        "कृषि कानूनों का अकाली दल द्वारा विरोध नहीं किया गया।",
        "sad + farm_laws",
    ),
    (
        "तीन तलाक बिल का बसपा की तरफ से समर्थन हुआ।",
        "bsp + triple_talaq_law",
        "तीन तलाक बिल का बसपा की तरफ से विरोध हुआ।",
        "bsp - triple_talaq_law",
    ),
    (
        "एनआरसी को राजद द्वारा खारिज किया गया।",
        "rjd - nrc",
        "एनआरसी को राजद द्वारा स्वीकार किया गया।",
        "rjd + nrc",
    ),
    (
        "नोटबंदी की माकपा द्वारा आलोचना की गई।",
        "cpim - demonetisation",
        "नोटबंदी की माकपा द्वारा सराहना की गई।",
        "cpim + demonetisation",
    ),
    (
        "जातीय जनगणना को जदयू का समर्थन हासिल है।",
        "jdu + caste_census",
        "जातीय जनगणना को जदयू का समर्थन हासिल नहीं है।",
        "jdu - caste_census",
    ),
]

COORDINATION: list[Pair] = [
    (
        "The Congress and the Samajwadi Party oppose the UCC.",
        "inc - ucc; sp - ucc",
        "The Congress and the Samajwadi Party met; the Samajwadi Party opposes the UCC.",
        "sp - ucc",
    ),
    (
        "The BJP supports the UCC and the CAA.",
        "bjp + caa; bjp + ucc",
        "The BJP supports the UCC and opposes the CAA.",
        "bjp + ucc; bjp - caa",
    ),
    (
        "The DMK opposed NEET, but the AIADMK backed it.",
        "aiadmk + neet; dmk - neet",
        "The DMK backed NEET, but the AIADMK opposed it.",
        "aiadmk - neet; dmk + neet",
    ),
    (
        "The RJD slammed the BJP and demanded a caste census.",
        "rjd + caste_census; rjd - bjp",
        "The RJD joined hands with the BJP and rejected a caste census.",
        "rjd + bjp; rjd - caste_census",
    ),
    (
        "The CPI, the CPI(M) and the RSP rejected the labour codes.",
        "cpi - labour_codes; cpim - labour_codes; rsp - labour_codes",
        "The CPI, the CPI(M) and the RSP welcomed the labour codes.",
        "cpi + labour_codes; cpim + labour_codes; rsp + labour_codes",
    ),
    (
        "The TMC supports and defends MGNREGA.",
        "tmc + mgnrega",
        "The TMC opposes and condemns MGNREGA.",
        "tmc - mgnrega",
    ),
    (
        "The JD(U) neither supports nor opposes the NRC.",
        "jdu 0 nrc",
        "The JD(U) both supports and defends the NRC.",
        "jdu + nrc",
    ),
    (
        "The BJP hit out at the Congress and the Samajwadi Party.",
        "bjp - inc; bjp - sp",
        "The BJP hit out at the Congress and the Samajwadi Party opposed the GST.",
        "bjp - inc; sp - gst",
    ),
    (
        "कांग्रेस और सपा ने समान नागरिक संहिता का विरोध किया।",
        "inc - ucc; sp - ucc",
        "कांग्रेस ने सभा की और सपा ने समान नागरिक संहिता का विरोध किया।",
        "sp - ucc",
    ),
    (
        "भाजपा ने समान नागरिक संहिता और सीएए का समर्थन किया।",
        "bjp + caa; bjp + ucc",
        "भाजपा ने समान नागरिक संहिता का समर्थन और सीएए का विरोध किया।",
        "bjp + ucc; bjp - caa",
    ),
    (
        "द्रमुक ने नीट का विरोध किया, जबकि अन्नाद्रमुक ने इसका समर्थन किया।",
        "aiadmk + neet; dmk - neet",
        "द्रमुक ने नीट का समर्थन किया, जबकि अन्नाद्रमुक ने इसका विरोध किया।",
        "aiadmk - neet; dmk + neet",
    ),
    (
        "राजद ने भाजपा पर निशाना साधा और जातीय जनगणना की मांग की।",
        "rjd + caste_census; rjd - bjp",
        "राजद ने भाजपा से हाथ मिलाया और जातीय जनगणना की मांग ठुकराई।",
        "rjd + bjp; rjd - caste_census",
    ),
    (
        "भाकपा, माकपा और राजद ने श्रम संहिताओं को खारिज किया।",
        "cpi - labour_codes; cpim - labour_codes; rjd - labour_codes",
        "भाकपा, माकपा और राजद ने श्रम संहिताओं का स्वागत किया।",
        "cpi + labour_codes; cpim + labour_codes; rjd + labour_codes",
    ),
    (
        "भाजपा ने कांग्रेस और सपा पर हमला बोला।",
        "bjp - inc; bjp - sp",
        "भाजपा और सपा ने कांग्रेस पर हमला बोला।",
        "bjp - inc; sp - inc",
    ),
    (
        "दोनों सदनों में राजद और जदयू आए। दोनों दलों ने एनआरसी का विरोध किया।",
        "jdu - nrc; rjd - nrc",
        "दोनों सदनों में राजद और जदयू आए। जदयू ने एनआरसी का विरोध किया।",
        "jdu - nrc",
    ),
    (
        "बीजद जीएसटी का न समर्थन करेगी और न विरोध।",
        "bjd 0 gst",
        "बीजद जीएसटी का समर्थन करेगी।",
        "bjd + gst",
    ),
]

ATTRIBUTION: list[Pair] = [
    (
        "The BJP accused the Congress of opposing the CAA.",
        "bjp - inc",
        "The BJP watched the Congress opposing the CAA.",
        "inc - caa",
    ),
    (
        '"We oppose the NRC," RJD leader Manoj Rai said.',
        "rjd - nrc",
        '"We support the NRC," RJD leader Manoj Rai said.',
        "rjd + nrc",
    ),
    (
        "SP spokesperson Asha Rao said the party opposes the UCC.",
        "sp - ucc",
        "SP spokesperson Asha Rao said the Bill was long and opposes the UCC.",
        "sp - ucc",
    ),
    (
        "The DMK's opposition to NEET grew.",
        "dmk - neet",
        "The DMK's support for NEET grew.",
        "dmk + neet",
    ),
    (
        "The Congress slammed the BJP over the GST.",
        "inc - bjp",
        "The Congress slammed the GST.",
        "inc - gst",
    ),
    (
        "The AAP said the labour codes were draconian.",
        "aap - labour_codes",
        "The AAP said the labour codes were historic.",
        "aap + labour_codes",
    ),
    (
        "The BJP opposed the demand for a caste census.",
        "bjp - caste_census",
        "The BJP renewed the demand for a caste census.",
        "bjp + caste_census",
    ),
    (
        "The TMC called the UCC unconstitutional.",
        "tmc - ucc",
        "The TMC called the UCC progressive.",
        "tmc + ucc",
    ),
    (
        "भाजपा ने कांग्रेस पर सीएए का विरोध करने का आरोप लगाया।",
        "bjp - inc",
        "भाजपा के सामने कांग्रेस ने सीएए का विरोध किया।",
        "inc - caa",
    ),
    (
        '"हम एनआरसी का विरोध करेंगे," राजद नेता मनोज राय ने कहा।',
        "rjd - nrc",
        '"हम एनआरसी का समर्थन करेंगे," राजद नेता मनोज राय ने कहा।',
        "rjd + nrc",
    ),
    (
        "सपा प्रवक्ता आशा राव ने कहा कि पार्टी समान नागरिक संहिता का विरोध करती है।",
        "sp - ucc",
        "सपा प्रवक्ता आशा राव ने कहा कि पार्टी समान नागरिक संहिता का समर्थन करती है।",
        "sp + ucc",
    ),
    (
        "कांग्रेस ने वक्फ विधेयक को असंवैधानिक बताया।",
        "inc - waqf_bill",
        "कांग्रेस ने वक्फ विधेयक को ऐतिहासिक बताया।",
        "inc + waqf_bill",
    ),
    (
        "भाकपा ने कहा कि जीएसटी जनविरोधी है।",
        "cpi - gst",
        "भाकपा ने कहा कि जीएसटी जरूरी है।",
        "cpi + gst",
    ),
    (
        "भाजपा ने जातीय जनगणना की मांग का विरोध किया।",
        "bjp - caste_census",
        "भाजपा ने जातीय जनगणना की मांग का समर्थन किया।",
        "bjp + caste_census",
    ),
    (
        "जीएसटी को लेकर कांग्रेस ने भाजपा पर पलटवार किया।",
        "inc - bjp",
        "कांग्रेस ने जीएसटी की आलोचना की।",
        "inc - gst",
    ),
    (
        "भाजपा पर हमला करते हुए सपा ने सवाल पूछे।",
        "sp - bjp",
        "सपा पर हमला करते हुए भाजपा ने सवाल पूछे।",
        "bjp - sp",
    ),
]

CONDITIONALS: list[Pair] = [
    ("The TMC will support the UCC.", "tmc + ucc", "Will the TMC support the UCC?", ""),
    (
        "The DMK opposes delimitation.",
        "dmk - delimitation",
        "If the DMK opposes delimitation, the House will be tense.",
        "",
    ),
    (
        "The BJD supports the Waqf Bill.",
        "bjd + waqf_bill",
        "The BJD may support the Waqf Bill.",
        "",
    ),
    (
        "The Samajwadi Party backs the NRC.",
        "sp + nrc",
        "It is not clear whether the Samajwadi Party backs the NRC.",
        "",
    ),
    (
        "The DMK opposes the GST.",
        "dmk - gst",
        "Were the DMK to oppose the GST, the vote would be close.",
        "",
    ),
    ("The AAP opposes the GST.", "aap - gst", "The AAP held a debate on the GST.", ""),
    (
        "The RJD will back the Waqf Bill.",
        "rjd + waqf_bill",
        "The RJD will back the Waqf Bill if a clause is added.",
        "",
    ),
    (
        "The AIADMK is likely in Delhi and supports NEET.",
        "aiadmk + neet",
        "The AIADMK is likely to support NEET.",
        "",
    ),
    (
        "तृणमूल कांग्रेस समान नागरिक संहिता का समर्थन करेगी।",
        "tmc + ucc",
        "क्या तृणमूल कांग्रेस समान नागरिक संहिता का समर्थन करेगी?",
        "",
    ),
    (
        "द्रमुक परिसीमन का विरोध करती है।",
        "dmk - delimitation",
        "अगर द्रमुक परिसीमन का विरोध करती है तो सदन गरमाएगा।",
        "",
    ),
    (
        "बीजद वक्फ विधेयक का समर्थन करती है।",
        "bjd + waqf_bill",
        "बीजद वक्फ विधेयक का समर्थन कर सकती है।",
        "",
    ),
    ("सपा ने एनआरसी का विरोध किया।", "sp - nrc", "सपा ने एनआरसी पर चर्चा की।", ""),
    ("माकपा जीएसटी के खिलाफ है।", "cpim - gst", "यदि माकपा जीएसटी के खिलाफ है तो बयान आएगा।", ""),
    (
        "राजद ने वक्फ विधेयक पर आपत्ति जताई।",
        "rjd - waqf_bill",
        "क्या राजद ने वक्फ विधेयक पर आपत्ति जताई?",
        "",
    ),
    (
        "कांग्रेस ने नोटबंदी का विरोध किया।",
        "inc - demonetisation",
        "कांग्रेस ने नोटबंदी पर बहस की मांग की।",
        "",
    ),
    ("जदयू एनआरसी का समर्थन करेगी।", "jdu + nrc", "शायद जदयू एनआरसी का समर्थन कर सकती है।", ""),
]

_GROUPS = {
    "negation": NEGATION,
    "double_negation": DOUBLE_NEGATION,
    "shifters": SHIFTERS,
    "passive": PASSIVE,
    "coordination": COORDINATION,
    "attribution": ATTRIBUTION,
    "conditionals": CONDITIONALS,
}
_TABLE = Path(__file__).with_name("stance_pairs_en.tsv")
_ROWS = csv.reader(
    _TABLE.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE
)
_PAIRS = [
    pytest.param(*row[1:], id=f"en-{row[0]}-{n}") for n, row in enumerate(_ROWS)
] + [
    pytest.param(*pair, id=f"{name}-{n}")
    for name, pairs in _GROUPS.items()
    for n, pair in enumerate(pairs)
]


def shown(text: str) -> set[str]:
    """The stances of a text in the notation of this file."""
    return {
        f"{s.holder.party_id or s.holder.text} {_SIGNS[s.polarity]} "
        f"{s.target.topic_id or s.target.party_id or s.target.text}"
        for s in partyie.extract(text).stances
    }


def wanted(stances: str) -> set[str]:
    return {stance.strip() for stance in stances.split(";") if stance.strip()}


@pytest.mark.parametrize(("text", "stances", "twin", "twin_stances"), _PAIRS)
def test_pair(text: str, stances: str, twin: str, twin_stances: str) -> None:
    assert (shown(text), shown(twin)) == (wanted(stances), wanted(twin_stances))
