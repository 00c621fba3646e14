// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/problem/texts.h"

#include "engine/problem/keys/key_path.h"

#include <algorithm>
#include <cctype>

namespace phasebench::bad_input_test {
namespace {

using test::faultsOf;
using test::fftText;
using test::matmulText;

struct BadInput {
    const char* name;
    std::string text;
    std::string key; ///< where the first fault is
    std::string says; ///< an essential part of its sentence
};

std::string matmulWith(const std::string& sizesAndType, const std::string& more = {})
{
    return R"({"problem": {"kind": "matmul", )" + sizesAndType + "}" + (more.empty() ? "" : ", " + more) + "}";
}

std::string sweep(const std::string& axes)
{
    return matmulText({}, "\"sweep\": " + axes);
}

std::string nested(int depth)
{
    return R"({"title": )" + std::string(static_cast<std::size_t>(depth), '[')
        + std::string(static_cast<std::size_t>(depth), ']') + "}";
}

std::vector<BadInput> badTexts()
{
    return {
        {"empty", "", "", "The file is empty"},
        {"blank", " \n\t", "", "The file is empty"},
        {"list", "[1, 2]", "", "JSON object in braces, not array"},
        {"number", "17", "", "not number"},
        {"nothing", "null", "", "not null"},
        {"truncated", R"({"problem": {"kind": "fft")", "", "no JSON at line 1, column 27"},
        {"second_line", "{\n  \"title\" \"x\"}", "", "line 2, column 13"},
        {"trailing", R"({} {})", "", "no JSON at line 1, column 4"},
        {"comma", R"({"title": "x",})", "", "no JSON at line 1"},
        {"comment", "// hello\n{}", "", "no JSON at line 1, column 1"},
        {"comment_inside", "{\"title\": \"a\", // hello\n}", "", "line 1, column 16: a comment stands there"},
        {"comment_behind_a_number", "{\"m\": 1 /* or 2 */}", "", "line 1, column 9: a comment stands there"},
        {"comment_of_a_shell", "{\n# hello\n}", "", "line 2, column 1: a comment stands there"},
        {"comma_too_many", R"({"title": "x", })", "", "the comma before it is too much"},
        {"single_quotes", "{'title': 1}", "", "no JSON at line 1, column 2"},
        {"latin1", "{\"title\": \"M\xFCnchen\"}", "", "no UTF-8 at line 1, column 13"},
        {"overlong", "{\"title\": \"\xC0\xAF\"}", "", "no UTF-8"},
        {"surrogate", "{\"title\": \"\xED\xA0\x80\"}", "", "no UTF-8"},
        {"cut_character", "{\"title\": \"\xE2\x82", "", "no UTF-8"},
        {"utf16", std::string("\xFF\xFE{\0}\0", 6), "", "no UTF-8 at line 1, column 1"},
        {"zero_byte", std::string("{\"title\": \"a\0b\"}", 16), "", "no JSON at line 1"},
        {"after_a_zero_byte", matmulText() + std::string("\0 and more", 10), "", "a zero byte stands there"},
        {"too_long", std::string((1 << 20) + 1, ' '), "", "at most 1 MiB of text; this has 1048577 bytes"},
        {"too_deep", nested(100), "", "nested more than 32 deep"},
        {"very_deep", nested(200000), "", "nested more than 32 deep"},
        {"repeated_key", R"({"title": "a", "title": "b"})", "title", "stands twice"},
        {"repeated_inside", R"({"problem": {"m": 1, "n": 2, "m": 3}})", "problem.m", "\"problem.m\" stands twice"},
        {"not_a_number", R"({"problem": {"m": NaN}})", "", "NaN or Infinity"},
        {"infinity", R"({"problem": {"alpha": Infinity}})", "", "NaN or Infinity"},
        {"minus_infinity", R"({"problem": {"alpha": -Infinity}})", "", "NaN or Infinity"},
        {"large_exponent", R"({"problem": {"alpha": 1e400}})", "", "too large: numbers must be finite"},
    };
}

std::vector<BadInput> badProblems()
{
    return {
        {"no_problem", "{}", "problem", "is missing"},
        {"problem_is_null", R"({"problem": null})", "problem", "is missing"},
        {"problem_is_text", R"({"problem": "fft"})", "problem", "must be an object"},
        {"no_kind", R"({"problem": {"m": 1}})", "problem.kind", "\"matmul\" or \"fft\""},
        {"unknown_kind", R"({"problem": {"kind": "matmull"}})", "problem.kind",
            "\"matmull\"; it must be \"matmul\" or \"fft\""},
        {"newer_version", R"({"phasebench": 2, "problem": {"kind": "fft", "type": "float32", "shape": [8]}})",
            "phasebench", "this program reads version 1"},
        {"version_is_text", R"({"phasebench": "1", "problem": {"kind": "fft", "type": "float32", "shape": [8]}})",
            "phasebench", "whole number"},
        {"title_is_number", matmulText({}, R"("title": 5)"), "title", "must be a text"},
        {"unknown_key", matmulText({}, R"("plannning": {})"), "plannning", "did you mean \"planning\"?"},
        {"unknown_inner_key", matmulText(R"("epilogue": "none")"), "problem.epilogue",
            "did you mean \"problem.epilog\"?"},
        {"unlike_any_key", matmulText(R"("colour": "blue")"), "problem.colour", "its keys are"},
        {"no_m", matmulWith(R"("n": 1, "k": 1, "type": "float32")"), "problem.m", "a matmul needs m, n and k"},
        {"null_m", matmulWith(R"("m": null, "n": 1, "k": 1, "type": "float32")"), "problem.m", "is missing"},
        {"no_type", matmulWith(R"("m": 1, "n": 1, "k": 1)"), "problem.type", "is missing"},
        {"zero", matmulWith(R"("m": 0, "n": 1, "k": 1, "type": "float32")"), "problem.m",
            "is 0; it must be at least 1"},
        {"negative", matmulWith(R"("m": 1, "n": -3, "k": 1, "type": "float32")"), "problem.n",
            "is -3; it must be at least 1"},
        {"fraction", matmulWith(R"("m": 1, "n": 1, "k": 2.5, "type": "float32")"), "problem.k",
            "is 2.5; it must be a whole number"},
        {"size_is_text", matmulWith(R"("m": "8", "n": 1, "k": 1, "type": "float32")"), "problem.m",
            "is \"8\"; it must be a whole number"},
        {"size_is_true", matmulWith(R"("m": true, "n": 1, "k": 1, "type": "float32")"), "problem.m", "whole number"},
        {"beyond_int64", matmulWith(R"("m": 9223372036854775808, "n": 1, "k": 1, "type": "float32")"), "problem.m",
            "at most 9223372036854775807"},
        {"beyond_uint64", matmulWith(R"("m": 99999999999999999999, "n": 1, "k": 1, "type": "float32")"), "problem.m",
            "at most"},
        {"real_beyond", matmulWith(R"("m": 1e300, "n": 1, "k": 1, "type": "float32")"), "problem.m", "at most"},
        {"real_below", matmulWith(R"("m": -1e300, "n": 1, "k": 1, "type": "float32")"), "problem.m", "at least 1"},
        {"product_overflows",
            matmulWith(R"("m": 9223372036854775807, "n": 9223372036854775807, "k": 1, "type": "float32")"), "problem",
            "more bytes than can be counted"},
        {"bytes_overflow", matmulWith(R"("m": 4294967296, "n": 1, "k": 536870912, "type": "complex128")"), "problem",
            "more bytes"},
        {"batch_overflows", matmulText(R"("batch": 9223372036854775807)"), "problem", "more bytes"},
        {"ld_overflows", matmulText(R"("a": {"ld": 9223372036854775807})"), "problem", "more bytes"},
        {"stride_overflows", matmulText(R"("batch": 2, "a": {"batch_stride": 9223372036854775807})"), "problem",
            "more bytes"},
        {"unknown_type", matmulWith(R"("m": 1, "n": 1, "k": 1, "type": "flot32")"), "problem.type", "is \"flot32\""},
        {"int32_products", matmulWith(R"("m": 1, "n": 1, "k": 1, "type": "int32")"), "problem.type", "it must be"},
        {"unknown_compute", matmulText(R"("compute": "tf32")"), "problem.compute", "\"tfloat32\""},
        {"unknown_epilog", matmulText(R"("epilog": "RELU")"), "problem.epilog", "is \"RELU\""},
        {"transposed_result", matmulText(R"("d": {"transpose": true})"), "problem.d.transpose", "only A and B"},
        {"conjugate_c", matmulText(R"("beta": 1, "c": {"conjugate": true})"), "problem.c.conjugate", "only A and B"},
        {"c_without_beta", matmulText(R"("c": {})"), "problem.c", "beta is 0"},
        {"unknown_order", matmulText(R"("a": {"order": "col"})"), "problem.a.order", "\"column\" or \"row\""},
        {"transpose_is_text", matmulText(R"("a": {"transpose": "T"})"), "problem.a.transpose", "true or false"},
        {"small_ld", matmulText(R"("a": {"ld": 7})"), "problem.a.ld", "has 8 elements, so it must be at least that"},
        {"small_ld_by_row", matmulText(R"("b": {"order": "row", "ld": 3})"), "problem.b.ld",
            "a row of B as stored has 4"},
        {"zero_ld", matmulText(R"("a": {"ld": 0})"), "problem.a.ld", "at least 1"},
        {"negative_stride", matmulText(R"("a": {"batch_stride": -1})"), "problem.a.batch_stride", "at least 0"},
        {"overlapping_results", matmulText(R"("batch": 2, "d": {"batch_stride": 31})"), "problem.d.batch_stride",
            "overwrite each other"},
        {"matrix_is_list", matmulText(R"("a": [])"), "problem.a", "must be an object"},
        {"alpha_is_text", matmulText(R"("alpha": "1")"), "problem.alpha", "must be a number"},
        {"alpha_beyond_float32", matmulText(R"("alpha": 1e39)"), "problem.alpha",
            "in float32 it must be from -3.4028234663852886e+38"},
        {"beta_beyond_float16",
            matmulWith(R"("m": 1, "n": 1, "k": 1, "type": "float16", "compute": "float16", "beta": -65505)"),
            "problem.beta", "in float16 it must be from -65504.0 to 65504.0"},
        {"fft_key", matmulText(R"("shape": [8])"), "problem.shape", "is a key of an FFT"},
    };
}

std::vector<BadInput> badFfts()
{
    return {
        {"no_shape", R"({"problem": {"kind": "fft", "type": "float32"}})", "problem.shape", "list of 1 to 3 lengths"},
        {"empty_shape", fftText(R"("shape": [])"), "problem.shape", "list of 1 to 3 lengths"},
        {"four_lengths", fftText(R"("shape": [2, 2, 2, 2])"), "problem.shape", "list of 1 to 3 lengths"},
        {"shape_is_number", fftText(R"("shape": 1024)"), "problem.shape", "is 1024; it must be a list"},
        {"zero_length", fftText(R"("shape": [8, 0])"), "problem.shape.1", "at least 1"},
        {"text_length", fftText(R"("shape": ["8"])"), "problem.shape.0", "whole number"},
        {"null_length", fftText(R"("shape": [null])"), "problem.shape.0", "whole number"},
        {"shape_overflows", fftText(R"("shape": [4294967296, 4294967296, 4294967296])"), "problem.shape", "more bytes"},
        {"complex_type", R"({"problem": {"kind": "fft", "type": "complex64", "shape": [8]}})", "problem.type",
            "complex64 is written \"float32\""},
        {"int_type", R"({"problem": {"kind": "fft", "type": "int8", "shape": [8]}})", "problem.type", "it must be"},
        {"unknown_transform", fftText(R"("shape": [8], "transform": "r2r")"), "problem.transform",
            "\"c2c\", \"r2c\" or \"c2r\""},
        {"inverse_r2c", fftText(R"("shape": [8], "transform": "r2c", "direction": "inverse")"), "problem.direction",
            "must be \"forward\""},
        {"forward_c2r", fftText(R"("shape": [8], "transform": "c2r", "direction": "forward")"), "problem.direction",
            "must be \"inverse\""},
        {"backward", fftText(R"("shape": [8], "direction": "backward")"), "problem.direction",
            "\"forward\" or \"inverse\""},
        {"unknown_fft_key", fftText(R"("shape": [8], "inplace": true)"), "problem.inplace",
            "did you mean \"problem.in_place\"?"},
        {"operand_options", fftText(R"("shape": [8], "in": {})"), "problem.in", "is not a key of a problem"},
        {"matmul_key", fftText(R"("shape": [8], "epilog": "relu")"), "problem.epilog", "is a key of a matmul"},
    };
}

std::vector<BadInput> badSettings()
{
    return {
        {"unknown_space", matmulText({}, R"("placement": {"a": "pinned"})"), "placement.a", "\"host_pinned\""},
        {"misspelt_space", matmulText({}, R"("placement": {"a": "host_pagable"})"), "placement.a",
            "is \"host_pagable\""},
        {"space_is_number", matmulText({}, R"("placement": {"a": 0})"), "placement.a", "is 0; it must be"},
        {"strange_gpu", matmulText({}, R"("placement": {"a": "gpu:-1"})"), "placement.a", "a GPU such as \"gpu:0\""},
        {"placed_c_without_beta", matmulText({}, R"("placement": {"c": "gpu:0"})"), "placement.c", "it has a, b, d"},
        {"placed_in_of_a_matmul", matmulText({}, R"("placement": {"in": "gpu:0"})"), "placement.in", "does not have"},
        {"placed_out_in_place", fftText(R"("shape": [8], "in_place": true)", R"("placement": {"out": "gpu:0"})"),
            "placement.out", "it has in"},
        {"placed_unknown", matmulText({}, R"("placement": {"x": "gpu:0"})"), "placement.x",
            "is not a key of a placement; its keys are"},
        {"placement_is_text", matmulText({}, R"("placement": "gpu:0")"), "placement", "must be an object"},
        {"unknown_peer", matmulText({}, R"("transfer": {"peer": "nvlink"})"), "transfer.peer",
            "\"direct\" or \"staged\""},
        {"unknown_managed", matmulText({}, R"("transfer": {"managed": "touch"})"), "transfer.managed",
            "\"fault\", \"prefetch\""},
        {"execution_gpu", matmulText({}, R"("execution": {"space": "gpu"})"), "execution.space", "\"cpu\" or a GPU"},
        {"execution_host", matmulText({}, R"("execution": {"space": "host_pageable"})"), "execution.space",
            "\"cpu\" or a GPU"},
        {"no_threads", matmulText({}, R"("execution": {"space": "cpu", "threads": 0})"), "execution.threads",
            "at least 1"},
        {"many_threads", matmulText({}, R"("execution": {"threads": 99999999999})"), "execution.threads",
            "at most 1000000000"},
        {"unknown_variable", matmulText({}, R"("execution": {"environment": {"LD_PRELOAD": "x.so"}})"),
            "execution.environment.LD_PRELOAD", "is not a key"},
        {"variable_with_path", matmulText({}, R"("execution": {"environment": {"OPENBLAS_CORETYPE": "../x"}})"),
            "execution.environment.OPENBLAS_CORETYPE", "letters, digits"},
        {"variable_is_number", matmulText({}, R"("execution": {"environment": {"OPENBLAS_THREAD_TIMEOUT": 4}})"),
            "execution.environment.OPENBLAS_THREAD_TIMEOUT", "a text in quotes"},
        {"unknown_form", matmulText({}, R"("call": {"form": "state"})"), "call.form", "\"stateless\" or \"stateful\""},
        {"no_calls", matmulText({}, R"("call": {"count": 0})"), "call.count", "at least 1"},
        {"many_calls", matmulText({}, R"("call": {"count": 1000000001})"), "call.count", "at most 1000000000"},
        {"count_of_a_sequence", matmulText(R"("batch": 8)", R"("call": {"batching": "sequence", "count": 4})"),
            "call.count", "must be 8, not 4"},
        {"count_of_overlapped", matmulText(R"("batch": 8)", R"("call": {"batching": "overlapped", "count": 9})"),
            "call.count", "must be 8, not 9"},
        {"long_sequence", fftText(R"("shape": [1], "batch": 2000000000)", R"("call": {"batching": "sequence"})"),
            "call.batching", "at most 1000000000 calls"},
        {"negative_workspace", matmulText({}, R"("planning": {"workspace": -1})"), "planning.workspace", "at least 0"},
        {"unknown_effort", fftText({}, R"("planning": {"effort": "hard"})"), "planning.effort",
            "\"estimate\", \"measure\""},
        {"autotune_true", matmulText({}, R"("planning": {"autotune": true})"), "planning.autotune",
            "false or an object"},
        {"empty_configuration", matmulText({}, R"("planning": {"configuration": {}})"), "planning.configuration",
            "a candidate's configuration"},
        {"unknown_configuration_key", matmulText({}, R"("planning": {"configuration": {"tiles": "128x64"}})"),
            "planning.configuration.tiles", "\"planning.configuration.tile\"?"},
        {"tuned_and_autotuned", matmulText({}, R"("planning": {"tuned": true, "autotune": {}})"), "planning.tuned",
            "choose one"},
        {"unknown_search", matmulText({}, R"("planning": {"autotune": {"search": "random"}})"),
            "planning.autotune.search", "\"heuristic\" or \"enumerate\""},
        {"no_budget", matmulText({}, R"("planning": {"autotune": {"budget": 0}})"), "planning.autotune.budget",
            "above 0"},
        {"long_budget", matmulText({}, R"("planning": {"autotune": {"budget": 86401}})"), "planning.autotune.budget",
            "at most 86400"},
        {"no_candidates", matmulText({}, R"("planning": {"autotune": {"candidates": 0}})"),
            "planning.autotune.candidates", "at least 1"},
        {"unknown_autotune_key", matmulText({}, R"("planning": {"autotune": {"iteration": 5}})"),
            "planning.autotune.iteration", "\"planning.autotune.iterations\"?"},
        {"unknown_cache", matmulText({}, R"("measure": {"cache": "warm"})"), "measure.cache", "\"cold\" or \"hot\""},
        {"no_noise", matmulText({}, R"("measure": {"max_noise": 0})"), "measure.max_noise", "above 0"},
        {"all_noise", matmulText({}, R"("measure": {"max_noise": 1})"), "measure.max_noise", "below 1"},
        {"negative_time", matmulText({}, R"("measure": {"min_time": -1})"), "measure.min_time", "at least 0"},
        {"long_timeout", matmulText({}, R"("measure": {"timeout": 86401})"), "measure.timeout", "at most 86400"},
        {"timeout_below_time", matmulText({}, R"("measure": {"min_time": 2, "timeout": 1})"), "measure.timeout",
            "below \"measure.min_time\""},
        {"timeout_below_default", matmulText({}, R"("measure": {"timeout": 0.1})"), "measure.timeout",
            "below \"measure.min_time\""},
        {"few_samples", matmulText({}, R"("measure": {"min_samples": 0})"), "measure.min_samples", "at least 1"},
        {"samples_crossed", matmulText({}, R"("measure": {"min_samples": 20, "max_samples": 10})"),
            "measure.max_samples", "below \"measure.min_samples\""},
        {"no_samples", matmulText({}, R"("measure": {"samples": 0})"), "measure.samples", "at least 1"},
        {"negative_seed", matmulText({}, R"("measure": {"seed": -1})"), "measure.seed", "from 0"},
        {"large_seed", matmulText({}, R"("measure": {"seed": 18446744073709551616})"), "measure.seed", "from 0"},
        {"fraction_seed", matmulText({}, R"("measure": {"seed": 1.5})"), "measure.seed", "whole number"},
        {"first_use_is_number", matmulText({}, R"("measure": {"first_use": 1})"), "measure.first_use", "true or false"},
    };
}

std::vector<BadInput> badSweeps()
{
    return {
        {"sweep_is_object", sweep("{}"), "sweep", "must be a list of axes"},
        {"axis_is_text", sweep(R"(["problem.m"])"), "sweep.0", "must be an axis"},
        {"no_key", sweep(R"([{"values": [1]}])"), "sweep.0.key", "must be a key such as"},
        {"key_is_number", sweep(R"([{"key": 3, "values": [1]}])"), "sweep.0.key", "must be a key such as"},
        {"empty_keys", sweep(R"([{"key": [], "values": [[]]}])"), "sweep.0.key", "must be a key such as"},
        {"no_values", sweep(R"([{"key": "problem.m"}])"), "sweep.0.from", "\"values\", or \"from\""},
        {"empty_values", sweep(R"([{"key": "problem.m", "values": []}])"), "sweep.0.values", "at least one value"},
        {"values_is_number", sweep(R"([{"key": "problem.m", "values": 3}])"), "sweep.0.values", "must be a list"},
        {"values_and_range", sweep(R"([{"key": "problem.m", "values": [1], "from": 1, "to": 2, "factor": 2}])"),
            "sweep.0.values", "both \"values\" and a range"},
        {"no_factor", sweep(R"([{"key": "problem.m", "from": 1, "to": 2}])"), "sweep.0.factor", "is missing"},
        {"factor_one", sweep(R"([{"key": "problem.m", "from": 1, "to": 2, "factor": 1}])"), "sweep.0.factor",
            "above 1"},
        {"factor_below_one", sweep(R"([{"key": "problem.m", "from": 1, "to": 2, "factor": 0.5}])"), "sweep.0.factor",
            "above 1"},
        {"step_zero", sweep(R"([{"key": "problem.m", "from": 1, "to": 2, "step": 0}])"), "sweep.0.step", "above 0"},
        {"step_and_factor", sweep(R"([{"key": "problem.m", "from": 1, "to": 2, "step": 1, "factor": 2}])"),
            "sweep.0.step", "are both given"},
        {"many_steps", sweep(R"([{"key": "problem.m", "from": 1, "to": 1e12, "step": 1}])"), "sweep.0.step",
            "more than 100000 points"},
        {"from_above_to", sweep(R"([{"key": "problem.m", "from": 3, "to": 2, "factor": 2}])"), "sweep.0.from",
            "is above \"to\""},
        {"from_zero", sweep(R"([{"key": "problem.m", "from": 0, "to": 2, "factor": 2}])"), "sweep.0.from", "above 0"},
        {"from_is_text", sweep(R"([{"key": "problem.m", "from": "a", "to": 2, "factor": 2}])"), "sweep.0.from",
            "must be a number"},
        {"unknown_axis_key", sweep(R"([{"key": "problem.m", "value": [1]}])"), "sweep.0.from", "is missing"},
        {"unequal_tuple", sweep(R"([{"key": ["problem.m", "problem.n"], "values": [[1, 2], [3]]}])"),
            "sweep.0.values.1", "list of 2 values"},
        {"scalar_for_tuple", sweep(R"([{"key": ["problem.m", "problem.n"], "values": [1]}])"), "sweep.0.values.0",
            "list of 2 values"},
        {"swept_twice", sweep(R"([{"key": "problem.m", "values": [1]}, {"key": "problem.m", "values": [2]}])"),
            "sweep.1.key", "swept twice"},
        {"swept_inside", sweep(R"([{"key": "problem", "values": [{}]}, {"key": "problem.m", "values": [2]}])"),
            "sweep.1.key", "\"problem\" is swept too"},
        {"sweeps_itself", sweep(R"([{"key": "sweep", "values": [1]}])"), "sweep.0.key", "cannot be swept"},
        {"sweeps_version", sweep(R"([{"key": "phasebench", "values": [1]}])"), "sweep.0.key", "cannot be swept"},
        {"sweeps_unknown", sweep(R"([{"key": "problem.mm", "values": [1]}])"), "problem.mm", "is not a key"},
        {"no_such_position", fftText({}, R"("sweep": [{"key": "problem.shape.1", "values": [4]}])"), "sweep.0.key",
            "\"problem.shape\" is a list of 1"},
        {"no_such_list", matmulText({}, R"("sweep": [{"key": "problem.shape.0", "values": [4]}])"), "sweep.0.key",
            "there is no list"},
        {"inside_a_number", sweep(R"([{"key": "problem.m.x", "values": [4]}])"), "sweep.0.key", "cannot be set in it"},
        {"empty_word", sweep(R"([{"key": "problem..m", "values": [4]}])"), "sweep.0.key", "is no key"},
        {"too_many", sweep(R"([{"key": "problem.m", "from": 1, "to": 1e6, "factor": 1.0000001}])"), "sweep.0.factor",
            "more than 100000 points"},
        {"too_many_together",
            sweep(
                R"([{"key": "problem.m", "from": 1, "to": 1e4, "factor": 1.001}, {"key": "problem.n", "from": 1, "to": 1e4, "factor": 1.001}])"),
            "sweep", "more than 100000 points"},
        {"swept_wrong_type", sweep(R"([{"key": "problem.type", "values": ["float32", 7]}])"), "problem.type", "is 7"},
        {"swept_overflow", sweep(R"([{"key": "problem.m", "from": 1, "to": 1e30, "factor": 1e10}])"), "problem.m",
            "at most"},
    };
}

class BadInputs : public ::testing::TestWithParam<BadInput> { };

TEST_P(BadInputs, AreSaidInOneClearSentence)
{
    const Faults faults = faultsOf(GetParam().text);
    ASSERT_FALSE(faults.empty());
    EXPECT_EQ(faults[0].key, GetParam().key) << faults[0].sentence;
    for (const Fault& fault : faults) {
        if (fault.key == GetParam().key) {
            EXPECT_NE(fault.sentence.find(GetParam().says), std::string::npos) << fault.sentence;
        }
        ASSERT_FALSE(fault.sentence.empty());
        const char first = fault.sentence.front();
        EXPECT_TRUE(first == '"' || std::isupper(static_cast<unsigned char>(first))) << fault.sentence;
        EXPECT_TRUE(fault.sentence.back() == '.' || fault.sentence.back() == '?') << fault.sentence;
        EXPECT_EQ(fault.sentence.find('\n'), std::string::npos) << fault.sentence;
        EXPECT_LT(fault.sentence.size(), 500U) << fault.sentence;
    }
}

TEST_P(BadInputs, AreMendedByTheirMend)
{
    const Faults faults = faultsOf(GetParam().text);
    for (const Fault& fault : faults) {
        if (fault.fixes.empty())
            continue;
        auto document = nlohmann::json::parse(GetParam().text);
        ASSERT_TRUE(applyFixes(document, fault.fixes));
        Faults left;
        ExperimentFile::fromDocument(document, left);
        EXPECT_EQ(std::ranges::find(left, fault), left.end()) << fault.sentence;
    }
}

std::string nameOfInput(const ::testing::TestParamInfo<BadInput>& info)
{
    return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Texts, BadInputs, ::testing::ValuesIn(badTexts()), nameOfInput);
INSTANTIATE_TEST_SUITE_P(Problems, BadInputs, ::testing::ValuesIn(badProblems()), nameOfInput);
INSTANTIATE_TEST_SUITE_P(Ffts, BadInputs, ::testing::ValuesIn(badFfts()), nameOfInput);
INSTANTIATE_TEST_SUITE_P(Settings, BadInputs, ::testing::ValuesIn(badSettings()), nameOfInput);
INSTANTIATE_TEST_SUITE_P(Sweeps, BadInputs, ::testing::ValuesIn(badSweeps()), nameOfInput);

TEST(BadInput, EveryFaultIsListedAtOnce)
{
    const Faults faults = faultsOf(
        R"({"titel": "x", "problem": {"kind": "matmul", "m": 0, "n": 1, "k": "2", "type": "float32"}, "call": {"count": -1}})");
    std::vector<std::string> keys;
    for (const Fault& fault : faults)
        keys.push_back(fault.key);
    EXPECT_EQ(keys, (std::vector<std::string>{"problem.m", "problem.k", "call.count", "titel"}));
}

TEST(BadInput, ANullProblemIsOneFault)
{
    EXPECT_EQ(faultsOf(R"({"problem": null})").size(), 1U);
}

TEST(BadInput, MisspeltWordsAreMended)
{
    const Faults faults = faultsOf(R"({"problem": {"kind": "fft", "type": "Float32", "shape": [8]}})");
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].fixes, (std::vector<SuggestedFix>{{"problem.type", "\"float32\""}}));
}

TEST(BadInput, AFactorThatIsZeroInItsTypeIsSaidToBe)
{
    for (const char* factor : {R"("alpha": 1e-50)", R"("alpha": 5e-46)", R"("beta": -1e-46)"}) {
        const auto faults = faultsOf(matmulText(factor));
        ASSERT_EQ(faults.size(), 1U) << factor;
        EXPECT_NE(faults[0].sentence.find("which is 0 in float32"), std::string::npos) << faults[0].sentence;
    }
}

TEST(BadInput, LimitsThemselvesAreAllowed)
{
    EXPECT_TRUE(faultsOf(matmulText({}, R"("call": {"count": 1000000000})")).empty());
    EXPECT_TRUE(faultsOf(matmulText({}, R"("measure": {"timeout": 86400})")).empty());
    EXPECT_TRUE(faultsOf(matmulText({}, R"("measure": {"timeout": 0.5})")).empty());
    EXPECT_TRUE(faultsOf(matmulText(R"("alpha": 3.4e38, "beta": -3.4e38)")).empty());
    EXPECT_TRUE(faultsOf(matmulText(R"("compute": "float64", "alpha": 1e300)")).empty());
    EXPECT_TRUE(faultsOf(matmulText(R"("alpha": 1e-45, "beta": 0)")).empty());
    EXPECT_TRUE(faultsOf(matmulText(R"("compute": "float64", "alpha": 1e-300)")).empty());
    EXPECT_TRUE(faultsOf(matmulText(R"("a": {"ld": 8}, "batch": 2, "d": {"batch_stride": 32})")).empty());
    EXPECT_TRUE(faultsOf(std::string((1 << 20) - matmulText().size(), ' ') + matmulText()).empty());
    EXPECT_TRUE(faultsOf("\xEF\xBB\xBF" + matmulText()).empty()) << "a byte order mark is no fault";
}

} // namespace
} // namespace phasebench::bad_input_test
