"""The `.env` texts whose reading is recorded. Each group says what it is about; every text is a whole file."""

BOM = "\ufeff"

GROUPS = {
    "plain": [
        "", "\n", "\n\n", "A=abc\n", "A=abc", "A=\n", "A=", "A==\n", "A=a=b\n", "A=1\nB=2\n", "A=1\n\n\nB=2\n",
        "a=lower\n", "a.b=1\n", "A-B=1\n", "_A=1\n", "9A=1\n", "A_9=1\n", "\u00c4=1\n", "A/B=1\n", "A[0]=1\n",
        "DEBUG=True\n", "DEBUG=true\n", "DEBUG=off\n", "A=None\n", "A=a,b, c\n", "A=\u00fcml\u00e4ut\n", "A=\U0001f600\n",
    ],
    "spaces": [
        "A = v\n", "A= v\n", "A =v\n", "A=v \n", "A=v\t\n", "A=\tv\n", "A\t=\tv\n", "  A=1\n", "\tA=1\n", "A=  \n", "A= \n",
        "A=a b\n", "A=a  b \n", "A B=1\n", "A B = 1\n", "   \n", "\t\nA=1\n", " # c\nA=1\n", "A=\u00a0v\n", "A=v\u00a0\n",
        "\u00a0A=1\n", "A\u00a0=1\n", "A=\u2003v\u2003\n", "A=v\u200b\n", "A=\u3000\n", "A=\x1cv\n", "A=v\x1f\n",
    ],
    "odd line ends": [
        "A=1\r\nB=2\r\n", "A=1\rB=2\r", "A=1\r\r\nB=2\n", "A=1\n\rB=2", "A=1\r", "A=1\r\n", "A=1\x0bB=2\n", "A=1\x0cB=2\n",
        "A=1\x1cB=2\n", "A=1\x1dB=2\n", "A=1\x1eB=2\n", "A=1\x1fB=2\n", "A=1\x85B=2\n", "A=1\u2028B=2\n", "A=1\u2029B=2\n",
        "\x0cA=1\n", "A='x\r\ny'\r\n", 'A="x\ry"\rB=2\r', "A='x'\r\n", 'A="x" \r\n', "A=v # c\r\nB=2\r\n", "#c\rA=1\n", "A=\r\nB=1\n",
        "A=x\u2028\n", "\u2028A=1\n", "A\u2028=1\n",
    ],
    "comments": [
        "# c\n", "#A=1\n", "#\n", "# A=1\nB=2\n", "A=v # c\n", "A=v #c\n", "A=v#c\n", "A=v  # c # d\n", "A=v\t# c\n", "A= # c\n",
        "A=# c\n", "A=#c\n", "A=#\n", "A= #\n", "A=a#b\n", "A=a#b #c\n", "A=a\\#b\n", "A=a \\# b\n", "A # c\n", "A #c=1\n", "A#B=1\n",
        "A=v\u00a0# c\n", "#A=v\n#B\nC=1 #", "A=x# c\n", "A=1#2\n", "A=a # b # c\n", "export # c\n", "A=v ; c\n", "A=v // c\n", "; c\nA=1\n",
        "A=# it's\n", "A=x # 'y'\n", "A=x # \"y\n",
    ],
    "double quotes": [
        'A="v"\n', 'A=""\n', 'A="a #b"\n', 'A="a#b"\n', 'A="v" # c\n', 'A="v"# c\n', 'A="v" c\n', 'A="v"c\n', 'A=c"v"\n',
        'A="a"b"\n', 'A="a""b"\n', 'A="a\\"b"\n', 'A="a\\\\"\n', 'A="a\\\\\\"b"\n', 'A="x\\ny"\n', 'A="x\\ty\\rz"\n',
        'A="\\a\\b\\f\\v"\n', 'A="\\x41\\u0041\\q\\$"\n', 'A="it\'s"\n', 'A= "v"\n', 'A = "v"\n', 'A="v" \n', 'A=" v "\n', 'A="\n', 'A="open\n',
        'A="open\nB=2\n', 'A="open\nB="x"\n', 'A="open\nB=2\nC="\nD=4\n', 'A="open', 'A="\\"\n', 'A="\\"', 'A="\\', 'A="v"\\\n', 'A="a\\nb\\\\nc"\n',
        'A="\'x\'"\n', 'A="x\\', "A=\u201cv\u201d\n", 'A="v";\n', '"A"=1\n', '"A"="1"\n', 'A="v\n', 'A=v"\n', 'A="a" "b"\n', 'A="a" # "b"\n',
        'A="\\\'"\n', 'A="\\`"\n', 'A="\\\n"\n', 'A="C:\\temp\\new"\n',
    ],
    "single quotes": [
        "A='v'\n", "A=''\n", "A='a #b'\n", "A='v' # c\n", "A='v'# c\n", "A='v' c\n", "A='it''s'\n", "A='it\\'s'\n", "A='a\\nb'\n", "A='a\\\\b'\n",
        "A='a\\\\'\n", "A='a\"b'\n", "A='\"x\"'\n", "A='open\n", "A='open\nB=2\n", "A='open\nB='x'\n", "A='\n", "A= 'v'\n", "A='v' \n", "A=v'\n",
        "A='a'b'\n", "A='v' # it's\n", "A='v' # 'w'\n", "'A'=1\n", "'A B'=1\n", "'A=B'=1\n", "'A'B=1\n", "''=1\n", "'A=1\n", "'A\nB'=1\n", "A='x\\'\n",
        "A=  'v'  # c\n", "'A' = 'v'\n", "A='\\x41'\n", "A='x'\n'B=2\n", "export 'A'=1\n",
    ],
    "backticks": ["A=`v`\n", "A=`a #b`\n", "A=`x\ny`\n", "A=`open\n"],
    "several lines": [
        'A="x\ny"\n', "A='x\ny'\n", 'A="x\n\ny"\nB=2\n', 'A="x\n# not a comment\ny"\n', 'A="x\nB=2\ny"\nC=3\n', "A=x\\\ny\n", 'A="x\\\ny"\n',
        'A="-----BEGIN X-----\nabc\n-----END X-----"\nB=2\n', 'A="x\ny" # c\nB=2\n', 'A="x\ny"z\nB=2\n', 'A="x\r\ny"\r\nB=2\r\n', 'A="x\n',
        'A="\n\n"\n', "A='x\n\ty'\n", 'A="x\ny', '# "open\nA=1\n', "A='x\nB=\"y\n'\nC=\"\n", 'A="x\\ny\nz"\n',
    ],
    "dollar": [
        "A=$B\n", "B=1\nA=$B\n", "B=1\nA=${B}x\n", "A=${B}x\nB=1\n", "B=1\nA='${B}'\n", 'B=1\nA="${B}"\n', "A=${B:-d}\n", "B=\nA=${B:-d}\n",
        "B=1\nA=${B:-d}\n", "A=${B-d}\n", "A=${B:+d}\n", "A=${}\n", "A=${:-d}\n", "A=${B\n", "A=$\n", "A=$$\n", "A=$$B\nB=1\n", "A=a$b#c!d\n", "A=a$b\n",
        "A=\\$B\n", "A=\\${B}\nB=2\n", "B=1\nA=$${B}\n", "B=1\nA=${B}${B}\n", "B=1\nC=${B}2\nA=${C}3\n", "A=${A}x\n", "A=1\nA=${A}x\n", "B\nA=${B}x\n", "A=${B:-${C}}\nC=1\n",
        "A=${B:-}\n", "A=${ B }\nB=1\n", "A=$(id)\n", "A=`id`\n", "B=1\nA=${B:x}\n", "B=$C\nC=1\nA=$B\n", "A=$B\nB=$A\n", "A=$A\n", "A='$B'\nB=1\n", "A=\"$B\"\nB=1\n",
        "A=$B x\nB=1\n", "A=${B}\nB=${A}\nA=${B}\n", "A=${B:-a b}\n", "A=\"${B:-a\nb}\"\n", "A=%(B)s\nB=1\n", "A=${b.c}\nb.c=1\n", "B=x\nB=y\nA=${B}\n", "A=${NOPE:-dflt}/x\n",
        "A=${B:-\"q\"}\n", "A=#${B}\nB=1\n", "B=${:}}\n", "A=${${B}\nB=1\n", "A=$\u00e4\n", "B='a b'\nA=${B} # c\n", "B=\"x\\n\"\nA=\"${B}\\n\"\n",
    ],
    "export": [
        "export A=1\n", "export  A=1\n", "export\tA=1\n", " export A=1\n", "export A = 1\n", "export A\n", "export\n", "export=1\n", "export =1\n", "export export=1\n",
        "exported=1\n", "EXPORT A=1\n", "export A=1 B=2\n", "export A='v'\n", "export\u00a0A=1\n", "export export A=1\n", "set A=1\n", "export 'A B'=1\n", "exportA=1\n",
    ],
    "no separator": [
        "A\n", "A\nB=1\n", "A", "A B\n", "A: v\n", "A:v\n", "A: v=1\n", "A:B=1\n", "=v\n", "=\n", " = v\n", "= \n", "A\n=1\n", "{\n", "- A=1\n", "[section]\nA=1\n", "A => 1\n",
        "A := 1\n", "A+=1\n", "A==1\n", "?A=1\n", "A;B=1\n", "<A>=1\n", "A=1;B=2\n", "A=1 B=2\n",
    ],
    "duplicates": ["A=1\nA=2\n", "A=1\nA\n", "A\nA=1\n", "A=1\nA=\n", "A=1\na=2\n", "A=1\nexport A=2\n", "A=1\nA = 2\n", 'A=1\nA="open\n'],
    "marks and odd characters": [
        BOM + "A=1\n", BOM + "# c\nA=1\n", BOM + "\nA=1\n", BOM, BOM + BOM + "A=1\n", BOM + "export A=1\n", BOM + " A=1\n", "A=1\n" + BOM + "B=2\n", "A=" + BOM + "1\n",
        BOM + "A\n", BOM + "# a=b\n", "A=\x00\n", "A=x\x00y\nB=1\n", "A\x00B=1\n", "A=\x00\nA=1\n", "A=\x00\nA\n", "A=1\nA=\x00\n", "\x00\n", "A=\x01\x07\x7f\n", "A=\x1b[0m\n", "\ufffeA=1\n", "A=\uffff\n", "A=e\u0301\n", "\u200bA=1\n",
    ],
    "real lines": [
        "SECRET_KEY=a$b#c!d&e(f)\n", "SECRET_KEY='a$b#c!d&e(f)'\n", 'SECRET_KEY="a$b#c!d&e(f)"\n', "SECRET_KEY=$a$b&c\n", "SECRET_KEY=#a$b&c\n",
        "DEBUG=True # dev only\n", "DEBUG = True\n", "ALLOWED_HOSTS=a.example, b.example\n", "ALLOWED_HOSTS=['a.example']\n", 'ALLOWED_HOSTS=["a.example"]\n', "ALLOWED_HOSTS=*\n",
        "DATABASE_URL=postgres://u:p@localhost:5432/d\n", "DATABASE_URL=postgres://u:p%23@localhost/d?sslmode=require # c\n", "DATABASE_URL=postgres://${U}:p@localhost/d\n",
        "EMAIL=\"A <a@a.example>\"\n", "EMAIL=A <a@a.example>\n", "JSON={\"a\": \"b\"}\n", "JSON='{\"a\": \"b\"}'\n", "LOG=%(asctime)s\n", "P=C:\\x\\n\n", "RE=^a\\.b$\n", "X=~/x\n", "X=a\\ b\n", "X=\"a\\ b\"\n",
        "# one\nA=1\n\n# two\nexport B=\"2\" # c\nC='3'\n", "A=\"x\\\"y\\nz\"\n", "KEY=abc==\n", "A='abc' # d\n", "A=\"abc # d\"\n", "my-key=1\nmy.key=1\n", "T=1_000\n", "H=a:b\n",
    ],
}


def inputs():
    """All texts, each once, with the name of their group."""
    seen = {}
    for group, texts in GROUPS.items():
        for text in texts:
            seen.setdefault(text, group)
    return [(group, text) for text, group in seen.items()]
