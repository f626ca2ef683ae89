#!/usr/bin/env python3
"""Compares the eight-rule table with zen-engine, duckdb and OpenFisca.

usage: compare.py [--rows N]   (after `swift build -c release` in this folder)

Makes a throw-away virtual environment, installs the three engines from the package index, gives
every engine the same rows, checks that all answers agree, and prints decisions per second of processor
time and ratios of this one run. One row in eleven stands at a limit or one fen below it.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE / ".build" / "release" / "FeelBenchmark"
PACKAGES = ["zen-engine", "duckdb", "OpenFisca-Core"]
# kind, lower limit in yuan (included), upper limit (excluded), path, supervision, review
RULES = [
    (("建设",), None, "500000", "小微", "否", "否"),
    (("建设",), "500000", "4000000", "普通", "否", "否"),
    (("建设",), "4000000", "30000000", "普通", "是", "否"),
    (("建设",), "30000000", None, "重大", "是", "是"),
    (("运维",), None, "2000000.01", "简易", "否", "否"),
    (("运维",), "2000000.01", None, "普通", "否", "是"),
    (("服务", "采购"), None, "10000000", "普通", "否", "否"),
    (("服务", "采购"), "10000000", None, "普通", "是", "是"),
]


def best(body, times=3):
    """The shortest of a few runs, in seconds of processor time, with the last result."""
    shortest, result = float("inf"), None
    for _ in range(times):
        start = time.process_time()
        result = body()
        shortest = min(shortest, time.process_time() - start)
    return shortest, result


def zen_answers(rows):
    import zen

    inputs = [{"id": "a", "name": "a", "field": "amount"}, {"id": "k", "name": "k", "field": "kind"}]
    outputs = [{"id": f, "name": f, "field": f} for f in ("path", "supervision", "review")]
    rules = []
    for index, (kinds, low, high, path, supervision, review) in enumerate(RULES):
        limits = [f">= {low}" if low else "", f"< {high}" if high else ""]
        rules.append({
            "_id": str(index), "a": " and ".join(x for x in limits if x),
            "k": ", ".join(json.dumps(k, ensure_ascii=False) for k in kinds),
            "path": json.dumps(path, ensure_ascii=False),
            "supervision": json.dumps(supervision, ensure_ascii=False),
            "review": json.dumps(review, ensure_ascii=False),
        })
    table = {"hitPolicy": "first", "inputs": inputs, "outputs": outputs, "rules": rules}
    graph = {
        "nodes": [
            {"id": "i", "type": "inputNode", "name": "i", "position": {"x": 0, "y": 0}},
            {"id": "t", "type": "decisionTableNode", "name": "t", "content": table,
             "position": {"x": 1, "y": 0}},
            {"id": "o", "type": "outputNode", "name": "o", "position": {"x": 2, "y": 0}},
        ],
        "edges": [{"id": "1", "sourceId": "i", "targetId": "t", "type": "edge"},
                  {"id": "2", "sourceId": "t", "targetId": "o", "type": "edge"}],
    }
    # Its fastest form: a static loader compiles the table once.
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"table": graph}}})
    few = rows[:20000]
    questions = [{"amount": fen / 100, "kind": kind} for fen, kind, _ in few]

    def ask(trace):
        options = {"trace": True} if trace else {}
        return [engine.evaluate("table", q, options)["result"] for q in questions]

    seconds, answers = best(lambda: ask(False), 2)
    traced, _ = best(lambda: ask(True), 1)
    found = [" ".join((a["path"], a["supervision"], a["review"])) for a in answers]
    return {"zen-engine": len(few) / seconds, "zen-engine, trace": len(few) / traced}, found


def duckdb_answers(rows):
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute("CREATE TABLE p (n INTEGER, amount DECIMAL(18,2), kind VARCHAR)")
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        for number, (fen, kind, _) in enumerate(rows):
            file.write(f"{number},{fen // 100}.{fen % 100:02d},{kind}\n")
        file.flush()
        connection.execute(f"COPY p FROM '{file.name}' (HEADER false)")

    def case(column):
        parts = []
        for rule in RULES:
            kinds = ", ".join(f"'{k}'" for k in rule[0])
            test = f"kind IN ({kinds})"
            if rule[1]:
                test += f" AND amount >= {rule[1]}::DECIMAL(18,2)"
            if rule[2]:
                test += f" AND amount < {rule[2]}::DECIMAL(18,2)"
            parts.append(f"WHEN {test} THEN '{rule[column]}'")
        return "CASE " + " ".join(parts) + " END"

    select = f"SELECT n, {case(3)} AS a, {case(4)} AS b, {case(5)} AS c FROM p"

    def ask():
        connection.execute("CREATE OR REPLACE TEMP TABLE r AS " + select)

    seconds, _ = best(ask)
    answers = connection.execute("SELECT a || ' ' || b || ' ' || c FROM r ORDER BY n").fetchall()
    return {"duckdb, one thread": len(rows) / seconds}, [a for (a,) in answers]


def openfisca_answers(rows):
    import numpy
    from openfisca_core import entities, periods, simulation_builder, taxbenefitsystems, variables

    project = entities.Entity("project", "projects", "", "")
    system = taxbenefitsystems.TaxBenefitSystem([project])
    names = sorted({k for rule in RULES for k in rule[0]})

    def variable(name, kind, formula=None):
        body = {"value_type": kind, "entity": project, "definition_period": periods.DateUnit.YEAR}
        if formula:
            body["formula"] = formula
        system.add_variable(type(name, (variables.Variable,), body))

    def rule_number(population, period):
        # Amounts in fen as whole numbers: its single-precision floats cross a limit by themselves.
        fen, kind = population("fen", period), population("kind", period)
        tests = []
        for kinds, low, high, *_ in RULES:
            test = numpy.isin(kind, [names.index(k) for k in kinds])
            if low:
                test &= fen >= round(float(low) * 100)
            if high:
                test &= fen < round(float(high) * 100)
            tests.append(test)
        return numpy.select(tests, list(range(len(RULES))), -1)

    # Its integers have 32 bits, so amounts are split into thousands of yuan and the rest.
    variable("kind", int)
    variable("high", int)
    variable("low", int)

    def fen(population, period):
        high = population("high", period).astype(numpy.int64)
        return high * 100000 + population("low", period)

    def rule_formula(population, period, parameters=None):
        class Split:
            def __call__(self, name, when):
                return fen(population, when) if name == "fen" else population(name, when)
        return rule_number(Split(), period)

    variable("rule", int, rule_formula)
    amounts = numpy.array([r[0] for r in rows], dtype=numpy.int64)
    kinds = numpy.array([names.index(r[1]) for r in rows], dtype=numpy.int32)

    def ask():
        simulation = simulation_builder.SimulationBuilder().build_default_simulation(
            system, count=len(rows))
        simulation.set_input("high", "2025", (amounts // 100000).astype(numpy.int32))
        simulation.set_input("low", "2025", (amounts % 100000).astype(numpy.int32))
        simulation.set_input("kind", "2025", kinds)
        return simulation.calculate("rule", "2025")

    seconds, numbers = best(ask)
    found = [" ".join(RULES[int(n)][3:6]) for n in numbers]
    return {"OpenFisca, vectorised": len(rows) / seconds}, found


def measure(count):
    lines = subprocess.run([str(PROGRAM), "rows", str(count)], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    rows = [(int(a), b, c) for a, b, c in (line.split(" ", 2) for line in lines)]
    ours = {}
    output = subprocess.run([str(PROGRAM), "all", "5"], check=True, capture_output=True, text=True)
    for line in output.stdout.splitlines():
        name, figure = line.split("\t")
        ours[name] = float(figure.split()[0])
    others, wrong = {}, 0
    for engine in (zen_answers, duckdb_answers, openfisca_answers):
        figures, answers = engine(rows)
        others.update(figures)
        bad = sum(a != row[2] for a, row in zip(answers, rows))
        wrong += bad
        print(f"{engine.__name__}: {len(answers)} answers, {bad} differ")
    for name, figure in {**{f"Feel {k}": v for k, v in ours.items()}, **others}.items():
        print(f"{name:26} {figure:14,.0f} decisions/s")
    pairs = [("single", "zen-engine"), ("trace", "zen-engine, trace"),
             ("bulk", "duckdb, one thread"), ("bulk", "OpenFisca, vectorised")]
    for mine, theirs in pairs:
        print(f"Feel {mine} is {ours[mine] / others[theirs]:.1f} times {theirs}")
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=100000, help="rows to decide, at most 100000")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not PROGRAM.exists():
        sys.exit("build first: swift build -c release")
    if options.inside:
        sys.exit(measure(min(options.rows, 100000)))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = pathlib.Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        sys.exit(subprocess.run([python, __file__, "--inside", "--rows", str(options.rows)]).returncode)


if __name__ == "__main__":
    main()
