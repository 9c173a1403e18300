package org.facegap.evaluation.protocol;

import java.util.Arrays;
import java.util.Locale;
import org.facegap.core.UserError;

/** Which identities are compared with which as impostors. FMR differs by orders of magnitude between the rules. */
public enum ImpostorRule {
    /** Identities of one group, as in RFW and BFW. */
    SAME_GROUP,
    /** Identities of one group and one sex, as in NIST's demographic tables. */
    SAME_GROUP_AND_SEX,
    /** Everybody with everybody; pairs across groups are counted in cells of their own. */
    ALL;

    /** @throws UserError when there is no such rule */
    public static ImpostorRule named(String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        UserError.usage("impostors: '" + name + "' is not one of same-group, same-group-and-sex, all"));
    }

    /** Name in configs and files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
