from django.shortcuts import render

from .models import Product


def products(request):
    return render(request, "shop/products.html", {"products": Product.objects.all()})
