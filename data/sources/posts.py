"""Writes ../gazetteers/posts.tsv, what the words of a title say of the post: python3 posts.py

A grammar: each head with its canonical form, branch and level, and the words of rank that may stand before it.
"""
import os

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.normpath(os.path.join(HERE, "..", "gazetteers", "posts.tsv"))

# Words of rank before a head: canonical word, order within the body.
RANKS = [
    ("first deputy", "first deputy", 2), ("first vice", "first deputy", 2),
    ("executive deputy", "executive deputy", 2), ("executive vice", "executive deputy", 2),
    ("standing deputy", "executive deputy", 2), ("standing vice", "executive deputy", 2),
    ("deputy", "deputy", 3), ("vice", "deputy", 3), ("assistant", "assistant", 4),
]

# Heads whose deputies are called vice.
VICE = {"governor", "mayor", "president", "chair"}

# Heads that take words of rank: written forms | canonical | branch | level
HEADS = """
president | president | |
head of state | head of state | state | country
premier,prime minister,pm,chief of government,head of government | prime minister | state | country
chancellor | chancellor | |
minister | minister | state | country
state councilor,state councillor | state councilor | state | country
governor,provincial governor,state governor,regional governor | governor | state | province
chief minister,cm | chief minister | state | province
akim | akim | state |
wali | wali | state |
prefect,voivode | prefect | state |
hokim,khokim,hakim | hokim | state |
oblast head,regional head | head of region | state | province
mayor,city mayor,lord mayor | mayor | state | city
prefectural governor,prefecture governor | prefectural governor | state | city
league head | league head | state | city
regent,bupati | regent | state | county
county governor | county governor | state | county
county magistrate,county head,county chief,county mayor,magistrate | county magistrate | state | county
district head,district chief,district governor,district magistrate,district mayor | district head | state | county
banner head,banner chief | banner head | state | county
county executive | county executive | state | county
county judge | county judge | state | county
county commissioner | county commissioner | state | county
district commissioner,deputy commissioner,resident district commissioner | district commissioner | state | county
district collector,collector | district collector | state | county
divisional commissioner | divisional commissioner | state | province
sheriff,county sheriff | sheriff | state | county
township head,township chief,town mayor,town head | township head | state | township
village head,village chief,sarpanch | village head | state | village
party secretary,party chief,cpc secretary,party boss,secretary of the party committee | Party secretary | party |
provincial party secretary,provincial party chief,regional party secretary,regional party chief | Party secretary | party | province
municipal party secretary,municipal party chief,city party secretary,city party chief | Party secretary | party | city
county party secretary,county party chief,district party secretary,district party chief | Party secretary | party | county
township party secretary,township party chief | Party secretary | party | township
village party secretary,village party chief | Party secretary | party | village
general secretary,party general secretary | general secretary | |
secretary general | secretary-general | |
secretary | secretary | |
discipline chief,discipline secretary | discipline chief | party |
publicity chief,propaganda chief | publicity chief | party |
organization chief | organization chief | party |
united front chief | united front chief | party |
chairman,chairwoman,chairperson,chair,board chairman,board chairwoman,chairman of the board | chair | |
speaker,house speaker | speaker | legislature |
director,department director,bureau director | director | |
director general | director-general | |
managing director | managing director | company |
general director | general director | company |
executive director | executive director | |
head,department head,bureau head | head | |
chief,bureau chief,department chief | chief | |
division chief,division head,division director | division chief | |
section chief,section head | section chief | |
commissioner | commissioner | |
administrator | administrator | |
superintendent | superintendent | |
procurator general,chief procurator,prosecutor general,chief prosecutor | procurator-general | procuratorate |
attorney general | attorney general | procuratorate |
solicitor general | solicitor general | procuratorate |
auditor general,comptroller and auditor general | auditor general | state | country
court president | court president | court |
chief justice | chief justice | court |
chief judge,presiding judge | chief judge | court |
commander,commander in chief,commanding officer | commander | army |
political commissar,political commissioner | political commissar | army |
chief of staff | chief of staff | |
chief of the general staff,chief of general staff | chief of the general staff | army | country
ambassador,ambassador extraordinary and plenipotentiary | ambassador | diplomacy |
consul general | consul general | diplomacy |
consul | consul | diplomacy |
high commissioner | high commissioner | diplomacy |
permanent representative | permanent representative | diplomacy |
charge d'affaires,chargé d'affaires | chargé d'affaires | diplomacy |
special envoy,presidential envoy,special presidential envoy | special envoy | diplomacy |
foreign minister,foreign secretary,minister of foreign affairs | foreign minister | state | country
finance minister | finance minister | state | country
defense minister,defence minister | defence minister | state | country
interior minister,home minister,home secretary | interior minister | state | country
secretary of state | secretary of state | state |
cabinet secretary | cabinet secretary | state | country
permanent secretary,permanent under secretary | permanent secretary | state | country
principal secretary | principal secretary | state |
chief secretary | chief secretary | state | province
lieutenant governor | lieutenant governor | state | province
governor general | governor-general | state | country
union minister,federal minister | union minister | state | country
minister of state,state minister,junior minister | minister of state | state | country
general manager | general manager | company |
manager | manager | company |
chief executive officer,ceo | chief executive officer | company |
chief executive | chief executive | |
chief financial officer,cfo | chief financial officer | company |
chief operating officer,coo | chief operating officer | company |
chief technology officer,cto | chief technology officer | company |
chief engineer | chief engineer | company |
chief economist | chief economist | |
rector | rector | university |
vice chancellor | vice-chancellor | university |
principal | principal | university |
dean | dean | university |
provost | provost | university |
editor in chief,chief editor | editor-in-chief | media |
editor | editor | media |
general counsel | general counsel | company |
spokesperson,spokesman,spokeswoman | spokesperson | |
leader,party leader | leader | |
majority leader,senate majority leader,house majority leader | majority leader | legislature |
minority leader,house minority leader | minority leader | legislature |
opposition leader,leader of the opposition | opposition leader | legislature |
"""

# Posts that take no words of rank: forms | canonical | rank | branch | level
PLAIN = """
member,committee member | member | 5 | |
standing committee member,member of the standing committee | Standing Committee member | 4 | |
alternate member | alternate member | 6 | |
council member,councilor,councillor,councilman,councilwoman,city councilor,city councillor,city council member,alderman | councillor | 5 | legislature |
board member | board member | 5 | |
member of parliament,mp,mep,legislator,lawmaker,national legislator | member of parliament | 5 | legislature | country
mla,mlc,mpp,mna,assembly member,state senator,state representative | member of the assembly | 5 | legislature | province
senator,us senator,u.s. senator | senator | 5 | legislature | country
congressman,congresswoman,us representative,representative | representative | 5 | legislature | country
npc deputy | NPC deputy | 5 | legislature | country
people's congress deputy | people's congress deputy | 5 | legislature |
cppcc member,political adviser,political advisor,national political adviser,national political advisor | CPPCC member | 5 | consultative |
adviser,advisor,senior adviser,senior advisor,special adviser,special advisor | adviser | 6 | |
counselor,counsellor | counsellor | 6 | |
minister counselor,minister counsellor | minister-counsellor | 3 | diplomacy |
first secretary of the embassy,second secretary,third secretary | embassy secretary | 6 | diplomacy |
attache,attaché,military attache | attaché | 6 | diplomacy |
judge,district judge,circuit judge,federal judge,district court judge | judge | 5 | court |
justice,associate justice,supreme court justice | justice | 5 | court |
prosecutor,procurator,district attorney,county attorney,city attorney | prosecutor | 5 | procuratorate |
general,lieutenant general,major general,brigadier general,admiral,vice admiral,rear admiral,colonel,senior colonel,lieutenant colonel,major,captain,marshal,air marshal,brigadier,commodore | officer | 6 | army |
king,queen,emperor,empress,sultan,emir,monarch | monarch | 1 | state | country
crown prince | crown prince | 2 | state | country
academician | academician | 5 | university |
professor,associate professor,assistant professor,chair professor,visiting professor,distinguished professor | professor | 5 | university |
founder,co founder,cofounder | founder | 1 | company |
"""


def rows(text):
    for line in text.strip().split("\n"):
        yield [cell.strip() for cell in line.split("|")]


def main():
    table = {}

    def add(words, canonical, rank, branch, level):
        table.setdefault(words, (canonical, str(rank), branch, level))

    for forms, canonical, branch, level in rows(HEADS):
        for form in forms.split(","):
            add(form, canonical, 1, branch, level)
    for cells in rows(PLAIN):
        forms, canonical, rank, branch, level = (cells + [""])[:5]
        for form in forms.split(","):
            add(form, canonical, rank, branch, level)
    for forms, canonical, branch, level in rows(HEADS):
        for form in forms.split(","):
            for word, said, rank in RANKS:
                said = said.replace("deputy", "vice") if canonical in VICE else said
                add(f"{word} {form}", f"{said} {canonical}", rank, branch, level)
    with open(OUT, "w", encoding="utf-8", newline="\n") as file:
        file.write("kind\twords\tcanonical\trank\tbranch\tlevel\n")
        file.write("# What the words of a title say of the post: its canonical form, its rank within the body (1 heads it, 2 the first deputy,\n")
        file.write("# 3 deputies, 4 assistants, 5 members), its branch and the level of what it stands over, where the words tell them.\n")
        file.write("# Of a longer title the last words count. Written by ../sources/posts.py.\n")
        for words in sorted(table):
            file.write("\t".join(["title", words, *table[words]]).rstrip("\t") + "\n")


if __name__ == "__main__":
    main()
