import sys, csv

# monthly sales report. usage: legacy_code.py sales.csv [month]

def main(f, m):
    d = []
    fh = open(f)
    r = csv.reader(fh)
    h = next(r)
    for row in r:
        if len(row) < 6:
            print("bad line: " + ",".join(row))
            continue
        try:
            q = int(row[3])
        except:
            print("bad line: " + ",".join(row))
            continue
        try:
            p = float(row[4])
        except:
            print("bad line: " + ",".join(row))
            continue
        if m != "" and row[0][:7] != m:
            continue
        d.append([row[0], row[1], row[2], q, p, row[5]])
    fh.close()

    # per customer
    c = {}
    for x in d:
        t = x[3] * x[4]
        if x[5] == "B2B":
            if x[3] >= 100:
                t = t - t * 0.15
            elif x[3] >= 10:
                t = t - t * 0.1
            t = round(t, 2)
        else:
            if x[3] >= 100:
                t = t - t * 0.05
            t = t + t * 0.2
            t = round(t, 2)
        if x[1] in c:
            c[x[1]] = c[x[1]] + t
        else:
            c[x[1]] = t
    print("=" * 40)
    print("SALES BY CUSTOMER")
    print("=" * 40)
    tot = 0
    for k in sorted(c.keys(), key=lambda z: (-c[z], z)):
        print(k.ljust(25) + ("%.2f" % c[k]).rjust(15))
        tot = tot + c[k]
    print("-" * 40)
    print("TOTAL".ljust(25) + ("%.2f" % tot).rjust(15))
    print("")

    # per product
    pr = {}
    for x in d:
        t = x[3] * x[4]
        if x[5] == "B2B":
            if x[3] >= 100:
                t = t - t * 0.15
            elif x[3] >= 10:
                t = t - t * 0.1
            t = round(t, 2)
        else:
            if x[3] >= 100:
                t = t - t * 0.05
            t = t + t * 0.2
            t = round(t, 2)
        if x[2] in pr:
            pr[x[2]] = pr[x[2]] + t
        else:
            pr[x[2]] = t
    print("=" * 40)
    print("SALES BY PRODUCT")
    print("=" * 40)
    tot = 0
    for k in sorted(pr.keys(), key=lambda z: (-pr[z], z)):
        print(k.ljust(25) + ("%.2f" % pr[k]).rjust(15))
        tot = tot + pr[k]
    print("-" * 40)
    print("TOTAL".ljust(25) + ("%.2f" % tot).rjust(15))
    print("")

    # per month
    mo = {}
    for x in d:
        t = x[3] * x[4]
        if x[5] == "B2B":
            if x[3] >= 100:
                t = t - t * 0.15
            elif x[3] >= 10:
                t = t - t * 0.1
            t = round(t, 2)
        else:
            if x[3] >= 100:
                t = t - t * 0.05
            t = t + t * 0.2
            t = round(t, 2)
        k = x[0][:7]
        if k in mo:
            mo[k] = mo[k] + t
        else:
            mo[k] = t
    print("=" * 40)
    print("SALES BY MONTH")
    print("=" * 40)
    tot = 0
    for k in sorted(mo.keys(), key=lambda z: (-mo[z], z)):
        print(k.ljust(25) + ("%.2f" % mo[k]).rjust(15))
        tot = tot + mo[k]
    print("-" * 40)
    print("TOTAL".ljust(25) + ("%.2f" % tot).rjust(15))
    print("")

    # best customer
    if len(d) > 0:
        b = None
        for k in c:
            if b is None or c[k] > c[b] or (c[k] == c[b] and k < b):
                b = k
        print("Best customer: " + b)
    else:
        print("No sales")

if len(sys.argv) < 2:
    print("usage: legacy_code.py sales.csv [month]")
    sys.exit(1)
if len(sys.argv) > 2:
    main(sys.argv[1], sys.argv[2])
else:
    main(sys.argv[1], "")
