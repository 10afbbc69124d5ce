package io.ghl.sync.internal.plan;

import java.util.List;

/**
 * Decides what each field of a linked pair needs. Pure: the same input always has the same plan, and applying a plan
 * leaves nothing for the next one to do.
 *
 * <p>Each side is compared with its own base, the value it was last seen to hold. A value that is not known freezes its
 * field. Of the rest:
 *
 * <table>
 * <caption>One field</caption>
 * <tr><th>application</th><th>HighLevel</th><th>outcome</th></tr>
 * <tr><td colspan="2">equal</td><td>agreed</td></tr>
 * <tr><td>changed</td><td>as before</td><td>the application's value goes to HighLevel</td></tr>
 * <tr><td>as before</td><td>changed</td><td>HighLevel's value goes to the application</td></tr>
 * <tr><td>changed</td><td>changed</td><td>a person's decision, else the field's strategy</td></tr>
 * <tr><td>as before</td><td>as before</td><td>unchanged, even if they differ</td></tr>
 * <tr><td colspan="2">no base, one side blank</td><td>the blank one is filled, never the other cleared</td></tr>
 * <tr><td colspan="2">no base, both set</td><td>a person's decision, else the first-link strategy</td></tr>
 * </table>
 *
 * <p>With an owner its value wins in all these cases but one: at first linking a blank owner is filled. Labels are
 * merged one by one: what either side added stays, what either side removed goes, and an addition beats a removal.
 */
public final class FieldPlanner {
    private FieldPlanner() {}

    /**
     * Plans all fields.
     *
     * @param input what both sides hold and held
     * @return one outcome per rule, in the order of the rules
     */
    public static List<FieldOutcome> plan(PlanInput input) {
        return input.rules().stream()
                .map(rule -> new FieldPlan(rule, input).outcome())
                .toList();
    }
}
