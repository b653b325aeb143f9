from screening import screen_invoice


def handle(invoice):
    screen_invoice(invoice)
    pay(invoice)
