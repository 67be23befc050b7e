"""The reference step of referenceNetwork.ts in PyTorch, one thread: reads "step" lines, answers "<ms> <cpu ms> <loss>"."""

import json
import math
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
reference = json.loads(sys.argv[1])
items, dimension, length = reference["items"], reference["dimension"], reference["length"]
batch, layers, rate = reference["batch"], reference["layers"], reference["dropoutRate"]
epsilon = reference["epsilon"]


def parameter(*shape, scale):
    return torch.nn.Parameter(torch.randn(*shape) * scale)


table = parameter(items, dimension, scale=0.02)
positions = parameter(length, dimension, scale=0.02)
gain, bias = torch.nn.Parameter(torch.ones(dimension)), torch.nn.Parameter(torch.zeros(dimension))
blocks = []
for _ in range(layers):
    block = {name: parameter(dimension, dimension, scale=0.1) for name in "query key value output inner outer".split()}
    block |= {name: torch.nn.Parameter(torch.zeros(dimension)) for name in "innerBias outerBias bias1 bias2".split()}
    block |= {name: torch.nn.Parameter(torch.ones(dimension)) for name in "gain1 gain2".split()}
    blocks.append(block)
parameters = [table, positions, gain, bias] + [value for block in blocks for value in block.values()]
optimiser = torch.optim.Adam(parameters, 1e-3)
mask = torch.triu(torch.full((length, length), -1e9), 1)


def loss_of(sequences, targets):
    x = F.dropout(F.embedding(sequences, table) * math.sqrt(dimension) + positions, rate)
    for b in blocks:
        a = F.layer_norm(x, (dimension,), b["gain1"], b["bias1"], epsilon)
        q, k, v = a @ b["query"], a @ b["key"], a @ b["value"]
        weights = F.dropout(F.softmax(q @ k.transpose(1, 2) / math.sqrt(dimension) + mask, -1), rate)
        x = x + (weights @ v) @ b["output"]
        z = F.layer_norm(x, (dimension,), b["gain2"], b["bias2"], epsilon)
        inner = F.dropout(F.relu(z @ b["inner"] + b["innerBias"]), rate)
        x = x + F.dropout(inner @ b["outer"] + b["outerBias"], rate)
    hidden = F.layer_norm(x, (dimension,), gain, bias, epsilon).reshape(-1, dimension)
    return F.cross_entropy(hidden @ table.t(), targets)


def multiplied(size=1024):
    """GFLOP/s of a large product."""
    a, b = torch.randn(size, size), torch.randn(size, size)
    start = time.perf_counter()
    a @ b
    return 2 * size**3 / (time.perf_counter() - start) / 1e9


print(json.dumps({"version": torch.__version__, "gemm": max(multiplied() for _ in range(5))}), flush=True)
for line in sys.stdin:
    sequences = torch.randint(0, items, (batch, length))
    targets = (sequences * 7 + 1).remainder(items).reshape(-1)
    start, cpu = time.perf_counter(), time.process_time()
    optimiser.zero_grad()
    loss = loss_of(sequences, targets)
    loss.backward()
    optimiser.step()
    value = loss.item()
    took, used = time.perf_counter() - start, time.process_time() - cpu
    print(json.dumps({"ms": took * 1e3, "cpuMs": used * 1e3, "loss": value}), flush=True)
