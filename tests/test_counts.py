"""Audience and strength figures: one row a behaviour, in both languages."""

from __future__ import annotations

import pytest

from partyie import Extractor

# What a row expects of each count: "value metric [@platform] [=owner] [/per] [qualifier]".
# A platform, owner or tier that is not named there must be null; the qualifier is `exact`.
ENGLISH = {
    "noun after the number": (
        "The BJP has 12.5K followers on Instagram.",
        ["12500 followers @instagram =bjp"],
    ),
    "noun before the number": (
        "The Congress page's likes have crossed 3 lakh.",
        ["300000 likes =inc at_least"],
    ),
    "platform before the subject": (
        "On Facebook, the BSP has 4,500 likes.",
        ["4500 likes @facebook =bsp"],
    ),
    "platform in the possessive phrase": (
        "The CPI(M)'s YouTube channel has over 1.1 lakh subscribers.",
        ["110000 subscribers @youtube =cpim at_least"],
    ),
    "two platforms": (
        "The RJD has 2 lakh followers on Twitter and 9,000 on Instagram.",
        ["200000 followers @twitter =rjd", "9000 followers @instagram =rjd"],
    ),
    "two metrics": (
        "The TMC's video got 40,000 likes and 12,000 shares on Facebook.",
        ["40000 likes @facebook =tmc", "12000 shares @facebook =tmc"],
    ),
    "metric that implies its platform": (
        "The DMK's post drew 5,600 retweets.",
        ["5600 shares @twitter =dmk"],
    ),
    "rise from one figure to another": (
        "The AAP's followers rose from 20,000 to 35,000 on Instagram.",
        ["20000 followers @instagram =aap", "35000 followers @instagram =aap"],
    ),
    "rise told the other way round": (
        "Subscribers of the Congress channel went up to 4,500 from 3,000.",
        ["4500 subscribers =inc", "3000 subscribers =inc"],
    ),
    "fall": (
        "The BSP's likes on Facebook slipped to 80,000.",
        ["80000 likes @facebook =bsp"],
    ),
    "respectively": (
        "The BJP, the Congress and the AAP have 9 lakh, 7 lakh and 3 lakh followers respectively"
        " on X.",
        [
            "900000 followers @twitter =bjp",
            "700000 followers @twitter =inc",
            "300000 followers @twitter =aap",
        ],
    ),
    "platforms in order": (
        "The Congress has 5 lakh and 3 lakh followers on Facebook and Twitter respectively.",
        ["500000 followers @facebook =inc", "300000 followers @twitter =inc"],
    ),
    "elided noun after a possessive": (
        "The Congress's page has 9 lakh likes, Samajwadi Party's 7 lakh and the BSP's 2,40,000.",
        ["900000 likes =inc", "700000 likes =sp", "240000 likes =bsp"],
    ),
    "elided noun after a verb": (
        "The RJD has 4 million followers on Facebook while the LJP has 1.7 million.",
        ["4000000 followers @facebook =rjd", "1700000 followers @facebook =ljp"],
    ),
    "elided noun and verb": (
        "The BJP has 5 lakh followers on X, the Congress 3 lakh.",
        ["500000 followers @twitter =bjp", "300000 followers @twitter =inc"],
    ),
    "compared with": (
        "The Congress has 12 lakh followers, against 9 lakh for the BJP.",
        ["1200000 followers =inc", "900000 followers =bjp"],
    ),
    "the ruling party": (
        "The ruling BJP is behind: the Congress has 12 lakh followers,"
        " against 9 lakh for the ruling party.",
        ["1200000 followers =inc", "900000 followers =bjp"],
    ),
    "compared with its past": (
        "The JD(U) has 9,000 followers, up from 7,000 last year.",
        ["9000 followers =jdu", "7000 followers =jdu"],
    ),
    "people follow": (
        "On Twitter, 3,400 people follow the BSP.",
        ["3400 followers @twitter =bsp"],
    ),
    "followed by people": (
        "The BJP's handle is followed by nearly 4 lakh people.",
        ["400000 followers =bjp about"],
    ),
    "watched so many times": (
        "A Congress video was watched 1.2 crore times.",
        ["12000000 views =inc"],
    ),
    "downloaded so many times": (
        "The BJP app was downloaded over half a million times.",
        ["500000 downloads @app =bjp at_least"],
    ),
    "mentioned so many times": (
        "The Congress was mentioned 45,000 times on Twitter in a day.",
        ["45000 mentions @twitter =inc"],
    ),
    "reached so many people": (
        "The party's posts reached 5 lakh people, the CPI(M) said.",
        ["500000 reach =cpim"],
    ),
    "mark": (
        "The reach of the CPI(M)'s Facebook messages has crossed one million mark.",
        ["1000000 reach @facebook =cpim at_least"],
    ),
    "headline": (
        "BJP crosses 10 million followers on X",
        ["10000000 followers @twitter =bjp at_least"],
    ),
    "label and figure": (
        "BJP: 5,00,000 followers\nCongress: 3,20,000 followers",
        ["500000 followers =bjp", "320000 followers =inc"],
    ),
    "bullets under a party": (
        "The Shiv Sena on social media\n- Facebook: 12,000 likes\n- X: 8,000 followers\n",
        ["12000 likes @facebook =shs", "8000 followers @twitter =shs"],
    ),
    "heading above a list": (
        "Facebook likes:\nBJP 16 million\nCongress 6.9 million\n",
        ["16000000 likes @facebook =bjp", "6900000 likes @facebook =inc"],
    ),
    "WhatsApp groups": (
        "The BJP runs around 900 WhatsApp groups in the state.",
        ["900 groups @whatsapp =bjp about"],
    ),
    "members of each group": (
        "The BJP's WhatsApp groups have 200 members each.",
        ["200 members @whatsapp =bjp"],
    ),
    "pages": (
        "The Congress has opened over 300 Facebook pages.",
        ["300 accounts @facebook =inc at_least"],
    ),
    "passive with an agent": (
        "Some 300 Facebook pages were opened by the Congress.",
        ["300 accounts @facebook =inc about"],
    ),
    "messages sent": (
        "The AAP sent 40 lakh SMSes to voters.",
        ["4000000 posts @sms =aap"],
    ),
    "users of an app": (
        "The AAP said its app has 1,25,000 active users.",
        ["125000 users @app =aap"],
    ),
    "users of a platform belong to nobody": (
        "Facebook has 300 million users in India, the BJP said.",
        ["300000000 users @facebook"],
    ),
    "there": (
        "The Congress joined Koo in May. It has 9,800 followers there.",
        ["9800 followers @koo =inc"],
    ),
    "the page": (
        "The DMK started a Facebook page in 2012. The page has 70,000 likes.",
        ["70000 likes @facebook =dmk"],
    ),
    "no platform named": (
        "The BJP has 5 lakh followers.",
        ["500000 followers =bjp"],
    ),
    "two owners, two clauses": (
        "The Samajwadi Party has 200 volunteers in Lucknow, but the BSP has only 30 volunteers.",
        ["200 workers =sp", "30 workers =bsp"],
    ),
    "a person's account": (
        "BJP leader Asha Verma has 56,000 followers on Twitter.",
        ["56000 followers @twitter =bjp"],
    ),
    "a person whose party is not told": (
        "Asha Verma's personal account has 2 lakh followers. The BJP has none.",
        ["200000 followers =Asha Verma"],
    ),
    "her page": (
        "Congress MLA Asha Verma is online. Her page has 8,000 likes.",
        ["8000 likes =inc"],
    ),
    "volunteers of a party": (
        "Over 5,000 Congress volunteers will monitor the polls.",
        ["5000 workers =inc at_least"],
    ),
    "workers of": (
        "As many as 250 workers of the BJP met here.",
        ["250 workers =bjp"],
    ),
    "distributed": (
        "The RLD will have three volunteers at every booth and two coordinators in each mandal.",
        ["3 workers =rld /booth", "2 officials =rld /mandal"],
    ),
    "distributed, tier first": (
        "In each district, the Congress will post 12 coordinators.",
        ["12 officials =inc /district"],
    ),
    "some at each place of a tier": (
        "At the district level, the RJD has posted 8 to 10 coordinators and set up 40 committees.",
        ["8-10 officials =rjd /district between", "40 committees =rjd"],
    ),
    "per": (
        "The AAP wants 10 volunteers per booth.",
        ["10 workers =aap /booth"],
    ),
    "team of so many members": (
        "The Congress has formed a 45-member team.",
        ["45 people =inc"],
    ),
    "team of people": (
        "A team of 30 people runs the BJP's war room.",
        ["30 people =bjp"],
    ),
    "delegation": (
        "A delegation of over 20 local NCP(SP) leaders met the governor.",
        ["20 people =ncp-sp at_least"],
    ),
    "people at work in a unit": (
        "Fifteen people work in the BJP's war room.",
        ["15 people =bjp"],
    ),
    "office-bearers": (
        "The meeting of the BJP was attended by some 2,000 office-bearers.",
        ["2000 officials =bjp about"],
    ),
    "committees": (
        "The NCP(SP) will set up 12,500 booth committees by April.",
        ["12500 committees =ncp-sp"],
    ),
    "cells": (
        "The BJP has 18 cells in the state.",
        ["18 units =bjp"],
    ),
    "members of a party": (
        "The BJP says it has enrolled 11 crore members.",
        ["110000000 members =bjp"],
    ),
    "range": (
        "The campaign of the BRS would use between 5,000 and 6,000 volunteers.",
        ["5000-6000 workers =brs between"],
    ),
    "at most": (
        "The CPI(M) has fewer than 400 subscribers on YouTube.",
        ["400 subscribers @youtube =cpim at_most"],
    ),
    "table of parties and platforms": (
        "Followers of the parties\n| Party | Facebook | YouTube |\n|---|---|---|\n"
        "| BJP | 9 million | 41 lakh |\n| DMK | 70,000 | 8,000 |\n",
        [
            "9000000 followers @facebook =bjp",
            "4100000 followers @youtube =bjp",
            "70000 followers @facebook =dmk",
            "8000 followers @youtube =dmk",
        ],
    ),
    "table with a party at the head of each column": (
        "Metric | AAP | BSP\nLikes | 3 lakh | 20,000\nSubscribers | 5,000 | 700",
        ["300000 likes =aap", "20000 likes =bsp", "5000 subscribers =aap", "700 subscribers =bsp"],
    ),
    "table of seats": ("| Party | Seats |\n| BJP | 40 |\n", []),
    "platform over a list of parties": (
        "Instagram\nBJP: 9 million followers\nDMK: 70,000 followers\n",
        ["9000000 followers @instagram =bjp", "70000 followers @instagram =dmk"],
    ),
    "both": (
        "The BJP leads the DMK on X. Both have 9 lakh and 7 lakh followers respectively.",
        ["900000 followers @twitter =bjp", "700000 followers @twitter =dmk"],
    ),
    "teams that a party formed": (
        "The RLD has formed 75 teams for the campaign.",
        ["75 units =rld"],
    ),
    "people who joined a party": (
        "Some 5,000 people joined the AAP on Sunday.",
        ["5000 members =aap about"],
    ),
    "milestone of": (
        "The DMK crossed the milestone of 9 lakh subscribers on YouTube.",
        ["900000 subscribers @youtube =dmk at_least"],
    ),
    "membership taken to": (
        "The drive took the total membership of the DMK to 9 lakh.",
        ["900000 members =dmk"],
    ),
    "workers at an event are workers": (
        "Nearly 2,000 BJP workers attended.",
        ["2000 workers =bjp about"],
    ),
    "one in digits": (
        "The BSP named 1 convener and 4 coordinators.",
        ["1 officials =bsp", "4 officials =bsp"],
    ),
    "somebody else": (
        "The BJP has 5 lakh followers on X. Asha Rao trails with 7,000 followers.",
        ["500000 followers @twitter =bjp", "7000 followers @twitter =Asha Rao"],
    ),
    "people in a list": (
        "The BJP has 9 lakh followers on X, Asha Rao 7 lakh and the BSP 5 lakh.",
        [
            "900000 followers @twitter =bjp",
            "700000 followers @twitter =Asha Rao",
            "500000 followers @twitter =bsp",
        ],
    ),
    "states in a list": (
        "The AAP has 18 lakh members in Bihar, 11 lakh in Punjab and 8 lakh in Goa.",
        ["1800000 members =aap", "1100000 members =aap", "800000 members =aap"],
    ),
    "growth between years": (
        "The CPI(M)'s membership grew from 4,000 in 2018 to 5,000 in 2022.",
        ["4000 members =cpim", "5000 members =cpim"],
    ),
    "total of a rise": (
        "The BSP's page added 500 likes, taking the total to 4,500.",
        ["500 likes =bsp", "4500 likes =bsp"],
    ),
    "members of each of such groups": (
        "The BJP has opened 900 WhatsApp groups. Each group has 150 people.",
        ["900 groups @whatsapp =bjp", "150 members @whatsapp =bjp"],
    ),
    "crowd": (
        "The RJD drew a crowd of over 9,000 in Gaya.",
        ["9000 people =rjd at_least"],
    ),
    "so many in all districts each": (
        "In all 38 districts the JD(U) will name two conveners each.",
        ["2 officials =jdu /district"],
    ),
    "platform that the sentence before begins with": (
        "On X, all parties grew last month. The DMK added 9,000 followers.",
        ["9000 followers @twitter =dmk"],
    ),
    "platform at the end, verb told again": (
        "The DMK has 9 lakh subscribers while the MDMK has 40,000 subscribers on YouTube.",
        ["900000 subscribers @youtube =dmk", "40000 subscribers @youtube =mdmk"],
    ),
    "followed by so many more": (
        "On X, 9 lakh people follow the DMK and 40,000 follow the MDMK.",
        ["900000 followers @twitter =dmk", "40000 followers @twitter =mdmk"],
    ),
    "our page, said X": (
        '"Our Telegram channel has 48,000 subscribers," AAP leader Gopal Rai said.',
        ["48000 subscribers @telegram =aap"],
    ),
    "seats, votes and voters": ("The BJP won 12 seats with 40 lakh votes from 3 crore voters.", []),
    "money and shares of the vote": ("The Congress spent Rs 5 crore and got 38 per cent.", []),
    "dates and ages": ("On 5 March 2019 the BJP fielded a 45-year-old worker.", []),
    "people killed": ("Two BJP workers were killed and three injured in the clash.", []),
    "people arrested": ("Police arrested 12 Congress activists in Bhopal.", []),
    "an arrest of": ("The arrest of 12 Congress workers drew protests.", []),
    "geography": ("The BJP is strong in 17 districts and 400 booths.", []),
    "bank accounts": ("The BJP says 5 crore bank accounts were opened.", []),
    "family members": ("Five family members of a BJP worker were there.", []),
    "pages linked to a party": (
        "Facebook removed 687 pages linked to the Congress.",
        ["687 accounts @facebook =inc"],
    ),
    "membership": (
        "The CPI(M)'s membership fell from 3.2 lakh to 1.6 lakh in Kerala.",
        ["320000 members =cpim", "160000 members =cpim"],
    ),
    "figures in brackets": (
        "The BJP has the most followers (10 million), followed by the Congress (2 million).",
        ["10000000 followers =bjp", "2000000 followers =inc"],
    ),
    "platform at the end of a comparison": (
        "BJP (21 million followers) leads Congress (10 million) on X.",
        ["21000000 followers @twitter =bjp", "10000000 followers @twitter =inc"],
    ),
    "owner at the end of a list": (
        "He met 40 block presidents and 12 district presidents of the Congress.",
        ["40 officials =inc", "12 officials =inc"],
    ),
    "users in a country": (
        "India has 40 crore WhatsApp users, and the BJP wants to reach them.",
        ["400000000 users @whatsapp"],
    ),
    "a relative clause about somebody else": (
        "The Congress trails Asha Verma, who has 4 million followers.",
        ["4000000 followers =Asha Verma"],
    ),
    "each of many": (
        "The BJP will post 100 volunteers in each of the 294 assembly constituencies.",
        ["100 workers =bjp /assembly"],
    ),
    "we": (
        '"We have 12,000 volunteers," AAP leader Gopal Rai said.',
        ["12000 workers =aap"],
    ),
    "tier and hyphen": (
        "There are 1.5 lakh booth-level agents of the Congress in the state.",
        ["150000 workers =inc"],
    ),
    "elided noun with a tier": (
        "The DMK has 25 office-bearers in the state and 5 in each district.",
        ["25 officials =dmk", "5 officials =dmk /district"],
    ),
    "elided noun after a person": (
        "Asha Verma has 2 million followers on X, compared with BJP leader Ravi Rao's 9 million.",
        ["2000000 followers @twitter =Asha Verma", "9000000 followers @twitter =bjp"],
    ),
    "teams of the police": ("Police formed five teams to find the BJP worker.", []),
    "members of a house": ("In the Rajya Sabha the DMK has 11 members.", []),
    "committees of a house": ("Three committees of Parliament called the BJP leader.", []),
    "groups that clash": ("Two groups of Congress workers clashed in Indore.", []),
    "posts to fill": ("The BJP said 12,000 posts of teachers will be filled.", []),
    "several hundred": ("The Congress gets several hundred messages a day.", []),
    "lakhs of": ("The BJP has lakhs of followers on Facebook.", []),
    "one as an article": ("One worker of the BJP spoke.", []),
}
HINDI = {
    "noun after the number": (
        "भाजपा के फेसबुक पेज पर 12,500 लाइक हैं।",
        ["12500 likes @facebook =bjp"],
    ),
    "noun before the number": (
        "झामुमो के यूट्यूब चैनल के सब्सक्राइबर अब ढाई लाख हो चुके हैं।",
        ["250000 subscribers @youtube =jmm"],
    ),
    "the number of followers": (
        "ट्विटर पर कांग्रेस के फॉलोअर्स की संख्या 5 लाख से ज्यादा है।",
        ["500000 followers @twitter =inc at_least"],
    ),
    "rise": (
        "बसपा के फॉलोअर्स दो हजार से बढ़कर पांच हजार हो गए।",
        ["2000 followers =bsp", "5000 followers =bsp"],
    ),
    "elided noun": (
        "भाजपा के फेसबुक पेज पर 12 हजार लाइक हैं, जबकि सपा का पेज आठ हजार पर ही अटका है।",
        ["12000 likes @facebook =bjp", "8000 likes @facebook =sp"],
    ),
    "elided noun after whereas": (
        "कांग्रेस के 5 लाख फॉलोअर्स हैं जबकि बसपा के सिर्फ 80 हजार हैं।",
        ["500000 followers =inc", "80000 followers =bsp"],
    ),
    "list with the noun last": (
        "ट्विटर पर भाजपा के 9 लाख, कांग्रेस के 7 लाख और सपा के 3 लाख फॉलोअर्स हैं।",
        [
            "900000 followers @twitter =bjp",
            "700000 followers @twitter =inc",
            "300000 followers @twitter =sp",
        ],
    ),
    "in order": (
        "भाजपा और सपा के क्रमश: पांच लाख और दो लाख फॉलोअर्स हैं।",
        ["500000 followers =bjp", "200000 followers =sp"],
    ),
    "people follow": (
        "ट्विटर पर कांग्रेस को करीब 3,400 लोग फॉलो करते हैं।",
        ["3400 followers @twitter =inc about"],
    ),
    "people like": (
        "सपा के पेज को 3,400 लोग पसंद करते हैं।",
        ["3400 likes =sp"],
    ),
    "watched so many times": (
        "झामुमो के वीडियो डेढ़ करोड़ से अधिक बार देखे गए।",
        ["15000000 views =jmm at_least"],
    ),
    "downloaded": (
        "बसपा कहती है कि उसके ऐप को पौने तीन लाख लोगों ने डाउनलोड किया।",
        ["275000 downloads @app =bsp"],
    ),
    "views": (
        "कांग्रेस के वीडियो को यूट्यूब पर 10 लाख व्यूज मिले।",
        ["1000000 views @youtube =inc"],
    ),
    "shares": (
        "भाजपा की पोस्ट पर 4 हजार कमेंट और 9 हजार शेयर आए।",
        ["4000 comments =bjp", "9000 shares =bjp"],
    ),
    "reach": (
        "माकपा के संदेशों की पहुंच दस लाख लोगों तक है।",
        ["1000000 reach =cpim"],
    ),
    "WhatsApp groups": (
        "भाजपा ने जिले में 200 व्हाट्सएप ग्रुप बनाए हैं।",
        ["200 groups @whatsapp =bjp"],
    ),
    "members of each group": (
        "सपा के हर व्हाट्सएप ग्रुप में 250 सदस्य हैं।",
        ["250 members @whatsapp =sp"],
    ),
    "messages": (
        "बसपा रोज कम से कम 40 संदेश व्हाट्सएप पर भेजती है।",
        ["40 posts @whatsapp =bsp at_least"],
    ),
    "pages": (
        "कांग्रेस के 300 से अधिक फेसबुक पेज हैं।",
        ["300 accounts @facebook =inc at_least"],
    ),
    "users of a platform belong to nobody": (
        "भाजपा नेता ने बताया कि फेसबुक के भारत में 30 करोड़ यूजर हैं।",
        ["300000000 users @facebook"],
    ),
    "there": (
        "कांग्रेस ने कू पर खाता खोला। वहां उसके 9 हजार फॉलोअर्स हैं।",
        ["9000 followers @koo =inc"],
    ),
    "workers": (
        "रालोद ने प्रचार में साढ़े चार हजार कार्यकर्ता उतारे हैं।",
        ["4500 workers =rld"],
    ),
    "workers of a party": (
        "मौके पर 50 कांग्रेस कार्यकर्ता मौजूद थे।",
        ["50 workers =inc"],
    ),
    "distributed": (
        "राजद हर बूथ पर चार स्वयंसेवक और हर प्रखंड में 12 आईटी संयोजक रखेगी।",
        ["4 workers =rjd /booth", "12 officials =rjd /block"],
    ),
    "some at each place of a tier": (
        "राजद ने जिला स्तर पर 8 लोगों की टीम और प्रदेश स्तर पर 20 लोगों की टीम बनाई।",
        ["8 people =rjd /district", "20 people =rjd"],
    ),
    "per": (
        "सपा प्रति बूथ 10 कार्यकर्ता लगाएगी।",
        ["10 workers =sp /booth"],
    ),
    "team of people": (
        "भाजपा में सात लोगों की टीम काम कर रही है।",
        ["7 people =bjp"],
    ),
    "team of so many members": (
        "कांग्रेस ने चार सदस्यीय समिति बनाई है।",
        ["4 people =inc"],
    ),
    "people in a team": (
        "सपा की टीम में 12 सदस्य हैं।",
        ["12 people =sp"],
    ),
    "people in a room": (
        "सपा के वॉर रूम में बीस लोग बैठते हैं।",
        ["20 people =sp"],
    ),
    "delegation": (
        "कांग्रेस के 11 नेताओं का प्रतिनिधिमंडल राज्यपाल से मिला।",
        ["11 people =inc"],
    ),
    "officials": (
        "बैठक में भाजपा के 2 हजार बूथ अध्यक्षों को बुलाया गया।",
        ["2000 officials =bjp"],
    ),
    "committees": (
        "कांग्रेस ने 65 बूथ कमेटियां बनाई हैं।",
        ["65 committees =inc"],
    ),
    "teams": (
        "प्रत्येक जिले में भाजपा की दो मीडिया टीमें बनेंगी।",
        ["2 units =bjp /district"],
    ),
    "members of a party": (
        "सुमन राव के मुताबिक राजद 2 करोड़ सदस्यों के साथ आगे है।",
        ["20000000 members =rjd"],
    ),
    "a person's account": (
        "कांग्रेस नेता आशा वर्मा के ट्विटर पर 56 हजार फॉलोअर्स हैं।",
        ["56000 followers @twitter =inc"],
    ),
    "its page": (
        "राजद भी पीछे नहीं है। उसके पेज पर 8 हजार लाइक हैं।",
        ["8000 likes =rjd"],
    ),
    "range": (
        "आप के पास 5 से 6 हजार वालंटियर हैं, आम आदमी पार्टी ने कहा।",
        ["5000-6000 workers =aap between"],
    ),
    "figures in Devanagari digits": (
        "बसपा के पेज पर १२,५०० लाइक हैं।",
        ["12500 likes =bsp"],
    ),
    "label and figure": (
        "भाजपा – 5 लाख फॉलोअर्स\nकांग्रेस – 3 लाख फॉलोअर्स",
        ["500000 followers =bjp", "300000 followers =inc"],
    ),
    "table": (
        "| पार्टी | फॉलोअर्स | लाइक |\n| भाजपा | 5 लाख | 4 लाख |\n",
        ["500000 followers =bjp", "400000 likes =bjp"],
    ),
    "the two in order": (
        "भाजपा और बसपा एक्स पर हैं। दोनों के क्रमशः 9 लाख और 7 लाख फॉलोअर हैं।",
        ["900000 followers =bjp", "700000 followers =bsp"],
    ),
    "figure passed": (
        "राजद ने यूट्यूब पर 9 लाख सब्सक्राइबर का आंकड़ा पार किया।",
        ["900000 subscribers @youtube =rjd at_least"],
    ),
    "people made members": (
        "झामुमो ने 9 हजार लोगों को पार्टी से जोड़ा।",
        ["9000 members =jmm"],
    ),
    "whom people follow": (
        "सपा आगे है। सुमन राव को एक्स पर 2 लाख लोग फॉलो करते हैं।",
        ["200000 followers @twitter =सुमन राव"],
    ),
    "heads of a tier": (
        "राजद ने 900 सेक्टर प्रमुख बनाए।",
        ["900 officials =rjd"],
    ),
    "some of them": (
        "बसपा के 900 कार्यकर्ता थे, जिनमें से करीब 400 को हटाया गया।",
        ["900 workers =bsp", "400 workers =bsp about"],
    ),
    "people to come": (
        "रालोद ने 9 हजार लोगों के शामिल होने का दावा किया।",
        ["9000 people =rld"],
    ),
    "one to each": (
        "जदयू ने 700 बूथों पर एक-एक व्हाट्सएप ग्रुप बनाया।",
        ["1 groups @whatsapp =jdu /booth"],
    ),
    "members of groups in one sentence": (
        "झामुमो के 9 हजार व्हाट्सएप ग्रुप हैं, जिनमें 18 लाख लोग जुड़े हैं।",
        ["9000 groups @whatsapp =jmm", "1800000 members @whatsapp =jmm"],
    ),
    "seats and votes": ("भाजपा को 12 सीटें और 40 लाख वोट मिले।", []),
    "money": ("कांग्रेस ने 5 करोड़ रुपये खर्च किए।", []),
    "people killed": ("झड़प में भाजपा के दो कार्यकर्ता घायल हुए और तीन की मौत हो गई।", []),
    "people arrested": ("पुलिस ने कांग्रेस के 12 कार्यकर्ताओं को गिरफ्तार किया।", []),
    "geography": ("भाजपा 17 जिलों और 400 बूथों पर मजबूत है।", []),
    "bank accounts": ("भाजपा सरकार ने 5 करोड़ जनधन खाते खोले।", []),
    "one as an article": ("भाजपा के एक कार्यकर्ता ने कहा।", []),
    "shared pictures": ("सपा ने 5 तस्वीरें शेयर की हैं।", []),
    "pages tied to a party": (
        "फेसबुक ने कांग्रेस से जुड़े 687 पेज हटा दिए।",
        ["687 accounts @facebook =inc"],
    ),
    "people at an event": (
        "कांग्रेस की रैली में 50 हजार लोग शामिल हुए।",
        ["50000 people =inc"],
    ),
    "tier is for the second figure only": (
        "भाजपा के आईटी सेल में 150 लोग काम करते हैं और हर जिले में 10 संयोजक हैं।",
        ["150 people =bjp", "10 officials =bjp /district"],
    ),
    "teams of the police": ("पुलिस ने भाजपा कार्यकर्ता को पकड़ने के लिए पांच टीमें बनाईं।", []),
    "noun at the end of a list of pages": (
        "भाजपा के पेज को 16 लाख और कांग्रेस के पेज को 5 लाख लोगों ने लाइक किया है।",
        ["1600000 likes =bjp", "500000 likes =inc"],
    ),
    "elided noun after a team": (
        "भाजपा की टीम में 20 लोग हैं, कांग्रेस की टीम में सिर्फ 5।",
        ["20 people =bjp", "5 people =inc"],
    ),
    "this figure": (
        "कांग्रेस के ट्विटर पर 52 लाख फॉलोअर हैं। फेसबुक पर यह संख्या 56 लाख है।",
        ["5200000 followers @twitter =inc", "5600000 followers @facebook =inc"],
    ),
    "members of a house": ("सदन में भाजपा के 303 सदस्य हैं।", []),
    "figure reached": ("भाजपा के विधायकों की संख्या 105 पहुंच गई।", []),
}
MIXED = {
    "English names in Hindi": (
        "BJP के Facebook page पर 5 lakh followers हैं।",
        ["500000 followers @facebook =bjp"],
    ),
    "Hindi names in English": (
        "भाजपा has 5 lakh followers on फेसबुक.",
        ["500000 followers @facebook =bjp"],
    ),
    "Hindi metric with an English platform": (
        "कांग्रेस के YouTube चैनल पर 2 लाख सब्सक्राइबर हैं।",
        ["200000 subscribers @youtube =inc"],
    ),
}
CASES = [
    pytest.param(text, wanted, id=f"{language}: {name}")
    for language, table in (("en", ENGLISH), ("hi", HINDI), ("mixed", MIXED))
    for name, (text, wanted) in table.items()
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_counts(extractor: Extractor, text: str, wanted: list[str]) -> None:
    assert _shown(extractor, text) == wanted


def _shown(extractor: Extractor, text: str) -> list[str]:
    rows = []
    for count in extractor.extract(text).counts:
        upper = "" if count.upper is None else f"-{count.upper}"
        row = [f"{count.value}{upper}", count.metric]
        if count.platform:
            row.append(f"@{count.platform}")
        if count.owner:
            row.append(f"={count.owner.party_id or count.owner.text}")
        if count.per:
            row.append(f"/{count.per}")
        if count.qualifier != "exact":
            row.append(count.qualifier)
        rows.append(" ".join(row))
    return rows


def test_span_takes_in_the_qualifier(extractor: Extractor) -> None:
    text = "The BJP has more than 41 lakh likes."
    count = extractor.extract(text).counts[0]
    assert text[count.start : count.end] == count.text == "more than 41 lakh"
